import { Button } from "@mantine/core";
import { IconAlertTriangle, IconEarOff, IconInfoCircle, IconPhoneCheck } from "@tabler/icons-react";
import type { Row } from "@/api/types";
import { useNow } from "@/ui/clock";
import { relative, shortTime, span } from "@/ui/times";
import { dutyName } from "@/ui/words";
import classes from "./panel.module.css";

/** "New: hung up in the queue." Ends once, also where the reason asks something or is not known. */
const sentence = (label: string, reason: string) =>
  reason === "" ? `${label}.` : `${label}: ${/[.?!]$/.test(reason) ? reason : `${reason}.`}`;

function sentences(row: Row, now: number): string[] {
  const said: string[] = [];
  if (row.promised !== null) {
    const { by, what, for_when } = row.promised;
    said.push(`Promised${what === null ? "" : ` “${what}”`} by ${by}, for ${shortTime(for_when, now)}.`);
  } else if (row.close_proposed !== null) said.push(`${row.why.label}: answered later, perhaps done.`);
  else said.push(sentence(row.why.label, row.why.reason));
  if (row.due !== row.promised?.for_when) said.push(`Due ${shortTime(row.due, now)}.`);
  if (row.breached) said.push(`It went to ${dutyName(row.fallback).toLowerCase()} when it was past due.`);
  return said;
}

/** Why it is here comes before what can be done. */
export function WhyNote({ row }: { row: Row }) {
  const now = useNow();
  const late = row.breached || row.why.group === "now" || row.why.group === "breached";
  const past = (now - Date.parse(row.due)) / 1000;
  const Icon = late ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={classes.note} data-tone={late ? "now" : row.why.group === "review" ? "review" : "quiet"}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <div>
        <b className={late ? "t-now" : undefined}>
          {past > 60 ? `${span(past)} past its due time` : `Due ${relative(row.due, now)}`}
        </b>
        <p>{sentences(row, now).join(" ")}</p>
      </div>
    </div>
  );
}

/** Nobody, and no machine, has listened to it. */
export function NotHeard() {
  return (
    <div className={classes.note} data-tone="review">
      <IconEarOff size={16} stroke={1.75} aria-hidden />
      <div>
        <b>Not heard</b>
        <p>Nobody has listened to the message yet. What it says is not known.</p>
      </div>
    </div>
  );
}

const PROPOSALS: Record<string, string> = {
  answered_later: "A person answered a later call of this number. Close it if that settles it.",
};

interface ProposalProps {
  readonly why: string;
  readonly onClose: () => void;
}

/** The machine proposes and never closes: a person says whether that settles it. */
export function CloseProposed({ why, onClose }: ProposalProps) {
  return (
    <div className={classes.note} data-tone="ok">
      <IconPhoneCheck size={16} stroke={1.75} aria-hidden />
      <div>
        <b>It may be done</b>
        <p>{PROPOSALS[why] ?? "Something later may have settled it. Close it if that is so."}</p>
        {why === "answered_later" && (
          <div className={classes.offers}>
            <Button size="compact-sm" onClick={onClose}>
              Close: answered later
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
