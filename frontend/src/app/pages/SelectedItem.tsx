import { useMe } from "@/api/me";
import { CallBrief } from "@/features/calls/components/CallBrief";
import { DialedNote } from "@/features/calls/components/DialedNote";
import { FollowupPanel } from "@/features/followups/components/FollowupPanel";
import type { Desk } from "@/features/followups/components/useDesk";
import { unlogged } from "@/features/followups/unlogged";
import { CallPatient } from "@/features/identity/components/CallPatient";
import { Proposals } from "@/features/proposals/components/Proposals";
import { Empty } from "@/ui/Empty";
import { Trouble } from "@/ui/Trouble";
import { CARE } from "../roles";
import type { Chosen } from "./useChosen";
import classes from "./WorklistPage.module.css";

interface Props {
  readonly chosen: Chosen;
  readonly desk: Desk;
  readonly total: string;
}

export function SelectedItem({ chosen, desk, total }: Props) {
  const me = useMe();
  const { row, whole, place } = chosen;
  const placed = whole === null ? null : unlogged(whole);
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
      patient={
        row.call === null ? null : (
          <>
            <CallPatient
              key={row.call}
              call={row.call}
              mayAct={CARE.has(me.role)}
              followup={row.id}
              atOnce={row.kind === "unmatched"}
            />
            <Proposals call={row.call} mayAct={CARE.has(me.role)} />
          </>
        )
      }
      call={row.call === null || whole === null ? null : <CallBrief id={row.call} />}
      dialed={
        placed === null ? null : (
          <DialedNote
            key={placed.call}
            id={placed.call}
            by={placed.by === me.name ? "You" : placed.by}
            at={placed.at}
            onLog={(outcome) => desk.log(outcome, "")}
            onAsk={() => desk.ask("log")}
          />
        )
      }
      onLeave={chosen.back}
    />
  );
}
