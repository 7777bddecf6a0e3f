import type { PolicyDocument } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { shortTime } from "@/ui/times";
import { capital } from "@/ui/words";
import classes from "./HistoryPane.module.css";

/** Who did what to this document, and why; the newest first. */
export function HistoryPane({ history }: { history: PolicyDocument["history"] }) {
  const now = useNow();
  return (
    <Section title="History">
      {history.length === 0 ? (
        <p className="dim">Nobody has changed it: it is as it ships.</p>
      ) : (
        <ul className={classes.history}>
          {history.map((one) => (
            <li key={one.at + one.summary}>
              <time className="num">{shortTime(one.at, now)}</time>
              <span>
                <b>{one.actor}</b> {one.summary}
                {one.note !== "" && <small className="dim">{capital(one.note)}</small>}
                {one.loosens.map((sentence) => (
                  <small key={sentence} className="t-review">
                    Looser: {sentence}
                  </small>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
