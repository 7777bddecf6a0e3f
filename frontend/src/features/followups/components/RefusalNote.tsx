import { Button } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { ProblemError, sentenceOf } from "@/api/problem";
import { clockTime } from "@/ui/times";
import classes from "./panel.module.css";
import type { Refusal } from "./useOrders";

/** Why it was not done, in place: who has it, and what happened since. */
export function RefusalNote({ refusal }: { refusal: Refusal }) {
  const { error, again } = refusal;
  const since = error instanceof ProblemError ? (error.document.since ?? []) : [];
  return (
    <div className={classes.note} data-tone="review" role="alert">
      <IconHandStop size={16} stroke={1.75} aria-hidden />
      <div>
        <b>{sentenceOf(error)}</b>
        {since.map(({ at, actor, summary }) => (
          <p key={`${at}${summary}`} className="num">
            {clockTime(at)} {actor}: {summary}
          </p>
        ))}
        {again !== null && (
          <Button size="compact-sm" mt="xs" onClick={again}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
