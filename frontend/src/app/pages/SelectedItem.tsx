import { CallBrief } from "@/features/calls/components/CallBrief";
import { FollowupPanel } from "@/features/followups/components/FollowupPanel";
import type { Desk } from "@/features/followups/components/useDesk";
import { Empty } from "@/ui/Empty";
import { Trouble } from "@/ui/Trouble";
import type { Chosen } from "./useChosen";
import classes from "./WorklistPage.module.css";

interface Props {
  readonly chosen: Chosen;
  readonly desk: Desk;
  readonly total: string;
}

export function SelectedItem({ chosen, desk, total }: Props) {
  const { row, whole, place } = chosen;
  if (row === null)
    return (
      <aside className={classes.nothing} aria-label="Selected follow-up">
        {chosen.error === null ? (
          <Empty title="Nothing is selected.">
            <p>The item that you choose in the list is shown here, with all that is known of it.</p>
          </Empty>
        ) : (
          <Trouble error={chosen.error} />
        )}
      </aside>
    );
  return (
    <FollowupPanel
      row={row}
      whole={whole}
      place={place < 0 ? "not in this view" : `${place + 1} of ${total}`}
      desk={desk}
      call={row.call === null || whole === null ? null : <CallBrief id={row.call} />}
      onLeave={chosen.back}
    />
  );
}
