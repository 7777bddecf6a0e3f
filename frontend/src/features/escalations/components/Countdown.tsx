import { RingProgress } from "@mantine/core";
import type { Escalation } from "@/api/types";
import { clockTime, timeLeft, zoneName } from "@/ui/times";
import { ALARMS } from "../names";
import classes from "./Countdown.module.css";
import { useSecond } from "./useSecond";

interface Props {
  readonly alarm: NonNullable<Escalation["next_alarm"]>;
  /** When this clock began. */
  readonly since: string;
  /** There are hours: words are enough. */
  readonly calm: boolean;
}

/** How long there is until what rings next, as a ring and in words. A clock that is past its time says so. */
export function Countdown({ alarm, since, calm }: Props) {
  const now = useSecond();
  const left = (Date.parse(alarm.at) - now) / 1000;
  const whole = Math.max(1, (Date.parse(alarm.at) - Date.parse(since)) / 1000);
  const words =
    left > 0
      ? `${ALARMS[alarm.what]}, ${clockTime(alarm.at)} ${zoneName()}`
      : "past its time: it is being passed on";
  return (
    <div className={classes.count} data-calm={calm || undefined}>
      {!calm && (
        <RingProgress
          size={68}
          thickness={5}
          roundCaps
          rootColor="rgb(255 255 255/.28)"
          sections={[{ value: Math.min(100, Math.max(0, (left / whole) * 100)), color: "#fff" }]}
          label={<b className="num">{timeLeft(left)}</b>}
          aria-hidden
        />
      )}
      <span className="num" role="timer">
        {left > 0 && <b>{timeLeft(left)} </b>}
        {words}
      </span>
    </div>
  );
}
