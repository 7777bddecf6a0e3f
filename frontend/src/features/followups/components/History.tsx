import { Skeleton } from "@mantine/core";
import type { Followup } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { shortTime } from "@/ui/times";
import { actorName, capital, count } from "@/ui/words";
import classes from "./panel.module.css";

/** What happened to it, newest first. */
export function History({ followup }: { followup: Followup | null }) {
  const now = useNow();
  return (
    <Section title="History" aside={followup === null ? "" : count(followup.history.length, "event")}>
      {followup === null ? (
        <Skeleton height={64} />
      ) : (
        <ol className={classes.history}>
          {[...followup.history].reverse().map(({ type, at, actor, summary }) => (
            <li key={`${at}${type}`}>
              <time dateTime={at}>{shortTime(at, now)}</time>
              <span>
                {capital(summary)} <span className="faint">· {actorName(actor)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
