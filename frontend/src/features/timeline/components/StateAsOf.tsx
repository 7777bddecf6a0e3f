import type { Timeline } from "@/api/types";
import { useNow } from "@/ui/clock";
import { shortTime } from "@/ui/times";
import { count } from "@/ui/words";
import classes from "./panes.module.css";

const SERIOUS = /^not |^unknown|forgotten|dropped/i;

/** What was known at the playhead. The server computes it from the events up to there. */
export function StateAsOf({ state }: { state: Timeline["state"] }) {
  const entries = Object.entries(state);
  return (
    <dl className={classes.state}>
      {entries.length === 0 && <p className="faint">Nothing is known yet.</p>}
      {entries.map(([label, value]) => (
        <div key={label}>
          <dt>{label.replaceAll("_", " ")}</dt>
          <dd className={SERIOUS.test(value) ? "t-review" : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who read this call, and why: the record that S9 makes before the bytes leave. */
export function Lookers({ lookers, me }: { lookers: Timeline["lookers"]; me: string }) {
  const now = useNow();
  const people = new Set(lookers.map(({ name }) => name)).size;
  return (
    <section aria-labelledby="lookers">
      <div className={classes.head}>
        <h2 id="lookers">Who looked at it</h2>
        <span className="faint num">
          {people === 0 ? "nobody before you" : count(people, "person", "people")}
        </span>
      </div>
      <ul className={classes.lookers}>
        {lookers.map(({ name, purpose, at }) => (
          <li key={`${name}${at}`}>
            <span>
              {name === me ? "You" : name}, {purpose}
            </span>
            <span className="faint num">{shortTime(at, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
