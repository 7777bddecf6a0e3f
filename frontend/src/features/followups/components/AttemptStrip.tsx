import {
  IconAlertCircle,
  IconCheck,
  IconPhone,
  IconPhoneOff,
  IconPhoneX,
  IconRecordMail,
  IconUserX,
  type TablerIcon,
} from "@tabler/icons-react";
import type { AttemptOutcome, Row } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { relative, shortTime } from "@/ui/times";
import { ATTEMPTS, count } from "@/ui/words";
import classes from "./AttemptStrip.module.css";

const ICONS: Record<AttemptOutcome, TablerIcon> = {
  reached: IconCheck,
  left_message: IconRecordMail,
  no_answer: IconPhoneX,
  busy: IconPhoneOff,
  wrong_number: IconUserX,
  failed: IconAlertCircle,
};
const SHOWN = 3;

/** The last tries and the next one, as a strip. */
export function AttemptStrip({ row }: { row: Row }) {
  const now = useNow();
  const { attempts, next_attempt: next } = row;
  return (
    <Section title="Attempts" aside={attempts.length === 0 ? "none yet" : count(attempts.length, "attempt")}>
      {attempts.length === 0 && next === null ? (
        <p className="faint">Nobody has called back yet. What you log appears here.</p>
      ) : (
        <ol className={classes.strip}>
          {attempts.slice(-SHOWN).map(({ at, channel, outcome }) => {
            const Icon = ICONS[outcome];
            return (
              <li key={at}>
                <span className={classes.dot}>
                  <Icon size={12} stroke={1.75} aria-hidden />
                </span>
                <b>{ATTEMPTS[outcome]}</b>
                <span className="faint num">
                  {channel === "phone" ? "Phone" : channel}
                  <br />
                  {shortTime(at, now)}
                </span>
              </li>
            );
          })}
          {next !== null && row.state !== "closed" && (
            <li data-next>
              <span className={classes.dot}>
                <IconPhone size={12} stroke={1.75} aria-hidden />
              </span>
              <b>Next: {relative(next, now)}</b>
              <span className="faint num">
                Phone
                <br />
                {shortTime(next, now)}
              </span>
            </li>
          )}
        </ol>
      )}
    </Section>
  );
}
