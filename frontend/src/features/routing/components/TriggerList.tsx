import type { CallRouting } from "@/api/types";
import { Section } from "@/ui/Section";
import { place } from "@/ui/times";
import { named } from "../names";
import classes from "./RoutingPane.module.css";

/** Words that force a handoff or are to be looked at, each with its place and who found it. */
export function TriggerList({ routing: { triggers } }: { routing: CallRouting }) {
  const nows = triggers.filter(({ tier }) => tier === "now").length;
  return (
    <Section
      title="Triggers found"
      aside={triggers.length === 0 ? "" : `${nows} now, ${triggers.length - nows} review`}
    >
      {triggers.length === 0 ? (
        <p className="dim">None in the words that were heard. That is no finding.</p>
      ) : (
        <ul className={classes.found}>
          {triggers.map((one) => (
            <li key={one.id} data-tier={one.tier}>
              <time className="num">{place(one.start)}</time>
              <span>
                {one.words === null ? "The words were destroyed" : `“${one.words}”`}
                <small className="dim">
                  {named(one.family)}: {one.possible ? "possible, listen" : one.why.replaceAll("_", " ")}
                  {one.drug !== null && `, ${one.drug}, to check`}
                  {one.marked_by !== null && `, found by ${one.marked_by}`}
                </small>
              </span>
              <b>{one.tier === "now" ? "Now" : "Review"}</b>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
