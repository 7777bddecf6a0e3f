import { IconAlertTriangle, IconEarOff, IconInfoCircle, IconSend } from "@tabler/icons-react";
import type { Row } from "@/api/types";
import { useNow } from "@/ui/clock";
import { relative, shortTime, span } from "@/ui/times";
import { dutyName } from "@/ui/words";
import classes from "./panel.module.css";

function sentences(row: Row, now: number): string[] {
  const said: string[] = [];
  if (row.promised !== null) {
    const { by, what, for_when } = row.promised;
    said.push(`Promised${what === null ? "" : ` “${what}”`} by ${by}, for ${shortTime(for_when, now)}.`);
  } else said.push(`${row.why.label}: ${row.why.reason}.`);
  said.push(`Due ${shortTime(row.due, now)}.`);
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
        <p>Nobody has listened to this call yet. What was said in it is not known.</p>
      </div>
    </div>
  );
}

export function CloseProposed({ why }: { why: string }) {
  return (
    <div className={classes.note} data-tone="ok">
      <IconSend size={16} stroke={1.75} aria-hidden />
      <div>
        <b>It may be done</b>
        <p>{why}. Close it if that is so.</p>
      </div>
    </div>
  );
}
