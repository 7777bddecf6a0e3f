import { Button, CloseButton } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { ProblemError, sentenceOf } from "@/api/problem";
import { clockTime } from "@/ui/times";
import { whoCalled } from "@/ui/words";
import classes from "./panel.module.css";
import type { Refusal } from "./useOrders";

interface Props {
  readonly refusal: Refusal;
  /** The item that is shown; of another one, which was left meanwhile, the note says whose it is. */
  readonly shown: string;
  readonly onDismiss: () => void;
}

/** Why it was not done: who has it, and what happened since. */
export function RefusalNote({ refusal, shown, onDismiss }: Props) {
  const { item, error, again } = refusal;
  const since = error instanceof ProblemError ? (error.document.since ?? []) : [];
  return (
    <div className={classes.note} data-tone="review" role="alert">
      <IconHandStop size={16} stroke={1.75} aria-hidden />
      <div className="grow">
        <b className="num">
          {item.id !== shown && `${whoCalled(item)}: `}
          {sentenceOf(error)}
        </b>
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
      <CloseButton size="sm" aria-label="Dismiss" onClick={onDismiss} />
    </div>
  );
}
