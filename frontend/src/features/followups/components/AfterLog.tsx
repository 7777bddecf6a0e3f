import { Button, Kbd } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { Followup } from "@/api/types";
import { useNow } from "@/ui/clock";
import { relative, shortTime } from "@/ui/times";
import { ATTEMPTS } from "@/ui/words";
import classes from "./panel.module.css";

interface Props {
  readonly followup: Followup;
  readonly onSnooze: (until: string) => void;
  readonly onClose: () => void;
}

/** What was logged, when the plan wants the next try, and the step that comes next. */
export function AfterLog({ followup, onSnooze, onClose }: Props) {
  const now = useNow();
  const last = followup.attempts.at(-1);
  const next = followup.next_attempt;
  if (last === undefined) return null;
  return (
    <div className={classes.note} data-tone="ok" role="status">
      <IconCheck size={16} stroke={1.75} aria-hidden />
      <div>
        <b>Logged: {ATTEMPTS[last.outcome].toLowerCase()}</b>
        <p className="num">
          {next === null
            ? "The plan has no further attempt."
            : `Next attempt due ${relative(next, now)}, ${shortTime(next, now)}.`}
        </p>
        <div className={classes.offers}>
          {next !== null && last.outcome !== "reached" && (
            <Button size="compact-sm" onClick={() => onSnooze(next)}>
              Snooze until then
            </Button>
          )}
          <Button size="compact-sm" onClick={onClose}>
            Close it <Kbd>X</Kbd>
          </Button>
        </div>
      </div>
    </div>
  );
}
