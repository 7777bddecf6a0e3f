import type { ReactNode } from "react";
import type { AttemptOutcome, ClosingOutcome, Followup, Row } from "@/api/types";
import { AfterLog } from "./AfterLog";
import { AttemptStrip } from "./AttemptStrip";
import { BeforeYouCall } from "./BeforeYouCall";
import { ClaimBar } from "./ClaimBar";
import { CloseBox } from "./CloseBox";
import { History } from "./History";
import { LogBox } from "./LogBox";
import { PanelActs, PanelHead } from "./PanelHead";
import classes from "./panel.module.css";
import { RefusalNote } from "./RefusalNote";
import { ReviewWords } from "./ReviewWords";
import { SnoozeBox } from "./SnoozeBox";
import type { Desk } from "./useDesk";
import { CloseProposed, NotHeard, WhyNote } from "./WhyNote";

interface Props {
  readonly row: Row;
  readonly whole: Followup | null;
  readonly place: string;
  readonly desk: Desk;
  /** Whose it is, drawn by whoever knows patients. */
  readonly patient: ReactNode;
  /** The call that it came from, drawn by whoever knows calls. */
  readonly call: ReactNode;
  /** A call that was placed and not logged, drawn by whoever knows calls. */
  readonly dialed: ReactNode;
  readonly onLeave: () => void;
}

/** The selected item: who, act, why, call, attempts, before you call, history, claim. */
export function FollowupPanel({ row, whole, place, desk, patient, call, dialed, onLeave }: Props) {
  const { asking, ask, refusals, logged } = desk;
  return (
    <aside className={classes.panel} aria-label="Selected follow-up">
      <div className={classes.body}>
        <PanelHead row={row} place={place} onLeave={onLeave} />
        <PanelActs
          row={row}
          onCall={desk.dial}
          onLog={() => ask("log")}
          onSnooze={() => ask("snooze")}
          onClose={() => ask("close")}
          onReopen={desk.reopen}
        />
        {refusals.map((refusal) => (
          <RefusalNote
            key={refusal.key}
            refusal={refusal}
            shown={row.id}
            onDismiss={() => desk.dismiss(refusal)}
          />
        ))}
        {asking === "log" && (
          <LogBox
            onLog={(outcome: AttemptOutcome, note) => desk.log(outcome, note)}
            onLeave={() => ask(null)}
          />
        )}
        {asking === "snooze" && <SnoozeBox row={row} onSnooze={desk.snooze} onLeave={() => ask(null)} />}
        {asking === "close" && (
          <CloseBox onClose={(outcome: ClosingOutcome) => desk.close(outcome)} onLeave={() => ask(null)} />
        )}
        {desk.said?.id === row.id && (
          <p className={`${classes.aside} t-ok`} role="status">
            {desk.said.sentence}
          </p>
        )}
        {logged?.id === row.id && asking === null && (
          <AfterLog followup={logged} onSnooze={desk.snooze} onClose={() => ask("close")} />
        )}
        {asking === null && dialed}
        <WhyNote row={row} />
        {whole !== null && <ReviewWords words={whole.words} />}
        {row.close_proposed !== null && row.state !== "closed" && (
          <CloseProposed why={row.close_proposed.why} onClose={() => desk.close("answered_later")} />
        )}
        {!row.heard && <NotHeard />}
        {patient}
        {call}
        <AttemptStrip row={row} />
        <BeforeYouCall row={row} />
        <History followup={whole} />
      </div>
      <ClaimBar row={row} onClaim={desk.claim} onRenew={desk.renew} onRelease={desk.release} />
    </aside>
  );
}
