import { Button } from "@mantine/core";
import { sentenceOf } from "@/api/problem";
import type { Followup } from "@/api/types";
import { reopen } from "@/features/followups/api/reopen";
import { useOrders } from "@/features/followups/components/useOrders";
import { useNow } from "@/ui/clock";
import { shortTime } from "@/ui/times";
import { ENDINGS, whoCalled } from "@/ui/words";
import classes from "./LeftBar.module.css";

export interface Left {
  readonly followup: Followup;
  readonly at: number;
}
interface Props {
  readonly left: Left;
  readonly onDone: () => void;
  readonly onBack: (id: string) => void;
}

/** What this person has just closed or put to sleep, and the way back. */
export function LeftBar({ left, onDone, onBack }: Props) {
  const now = useNow();
  const orders = useOrders();
  const { followup } = left;
  const who = whoCalled(followup);
  const undo = () =>
    orders.give(reopen("Closed by mistake"), followup, ({ id }) => {
      onBack(id);
      onDone();
    });
  return (
    <div className={classes.left} role="status">
      <span className="num clip">
        {followup.state === "closed"
          ? `Closed: ${followup.outcome === null ? "" : ENDINGS[followup.outcome].toLowerCase()}. ${who}`
          : `Snoozed to ${shortTime(followup.snoozed_until ?? followup.due, now)}. ${who}`}
      </span>
      {orders.refusals.map(({ key, error }) => (
        <span key={key} className="t-now">
          {sentenceOf(error)}
        </span>
      ))}
      <span className="grow" />
      {followup.state === "closed" && (
        <Button size="compact-sm" onClick={undo} loading={orders.pending}>
          Reopen
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onDone}>
        Dismiss
      </Button>
    </div>
  );
}
