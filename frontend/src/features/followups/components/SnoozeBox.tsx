import { useMe } from "@/api/me";
import type { Row } from "@/api/types";
import { serverNow, useNow } from "@/ui/clock";
import { relative, shortTime } from "@/ui/times";
import { ChoiceBox } from "./ChoiceBox";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Props {
  readonly row: Row;
  readonly onSnooze: (until: string) => void;
  readonly onLeave: () => void;
}

export function SnoozeBox({ row, onSnooze, onLeave }: Props) {
  const now = useNow();
  const { clinic } = useMe();
  const after = (ms: number) => new Date(serverNow() + ms).toISOString();
  const times: (readonly [name: string, until: string])[] = [
    ["30 minutes", after(30 * MINUTE)],
    ["1 hour", after(HOUR)],
    ["2 hours", after(2 * HOUR)],
    ["4 hours", after(4 * HOUR)],
    ["1 day", after(24 * HOUR)],
  ];
  if (row.next_attempt !== null && Date.parse(row.next_attempt) > now)
    times.push(["Next attempt", row.next_attempt]);
  else if (clinic.next_open !== null) times.push(["When we open", clinic.next_open]);
  return (
    <ChoiceBox
      title="Snooze: out of sight until when?"
      onLeave={onLeave}
      choices={times.map(([name, until]) => ({
        name,
        note: shortTime(until, now),
        choose: () => onSnooze(until),
      }))}
    >
      <p className="faint num" style={{ marginTop: 8, fontSize: "0.75rem" }}>
        The clock does not stop: it stays due {relative(row.due, now)}, {shortTime(row.due, now)}.
      </p>
    </ChoiceBox>
  );
}
