import { useMe } from "@/api/me";
import type { Bucket, Row } from "@/api/types";
import { useNow } from "@/ui/clock";
import { KindIcon } from "@/ui/KindIcon";
import { Initials, Nobody } from "@/ui/Person";
import { relative, shortTime } from "@/ui/times";
import { ATTEMPTS, dutyBrief, ENDINGS, kindName, whoCalled } from "@/ui/words";
import classes from "./cells.module.css";

export function KindCell({ row }: { row: Row }) {
  return (
    <span className={classes.kind}>
      <KindIcon kind={row.kind} />
      <span className="clip">{kindName(row.kind)}</span>
    </span>
  );
}

export function WhoCell({ row }: { row: Row }) {
  return (
    <span className={`${classes.who} num`}>
      {row.patient_name ?? whoCalled(row)}
      <small className={classes.second}>{whose(row)}</small>
    </span>
  );
}

/** A name stands above its number; without a confirmed patient the number is all there is. */
function whose(row: Row): string {
  if (row.patients === 0) return "not confirmed";
  if (row.patients > 1) return `${row.patients} patients`;
  return row.patient_name === null ? "patient confirmed" : whoCalled(row);
}

const TONES = { now: "now", breached: "breached", review: "review", due: "plain", later: "plain" } as const;

/** What the label said already is not said again, and a time is not broken over two lines. */
function afterLabel({ label, reason }: Row["why"]): string {
  const said = `${label.toLowerCase()} `;
  const rest = reason.startsWith(said) ? reason.slice(said.length) : reason;
  return rest.replace(/ (AM|PM)$/, "\u00a0$1");
}

export function WhyCell({ row }: { row: Row }) {
  if (row.state === "closed")
    return (
      <span className={classes.why}>
        <b>Closed</b> {row.outcome === null ? "" : ENDINGS[row.outcome].toLowerCase()}
      </span>
    );
  const last = row.attempts.at(-1);
  return (
    <span className={classes.why}>
      <b data-tone={TONES[row.why.group]}>{row.why.label}</b> {afterLabel(row.why)}
      {row.why.reason === "" && last !== undefined && ATTEMPTS[last.outcome].toLowerCase()}
    </span>
  );
}

const AGES: Record<Bucket, readonly [pips: number, words: string]> = {
  "<1h": [1, "<1 h"],
  "1-4h": [2, "1–4 h"],
  "4-24h": [3, "4–24 h"],
  "24-48h": [4, "24–48 h"],
  ">48h": [5, ">48 h"],
};

export function AgeChip({ bucket }: { bucket: Bucket }) {
  const [pips, words] = AGES[bucket];
  return (
    <span className={classes.age} data-age={pips}>
      <span className={classes.pips} aria-hidden>
        {[1, 2, 3, 4, 5].map((pip) => (
          <i key={pip} data-on={pip <= pips || undefined} />
        ))}
      </span>
      {words}
    </span>
  );
}

export function DueCell({ row }: { row: Row }) {
  const now = useNow();
  const asleep = row.state === "snoozed" && row.snoozed_until !== null;
  return (
    <span className={`${classes.due} num`}>
      <b data-late={row.breached || undefined}>{relative(row.due, now)}</b>
      <small className={classes.second}>
        {asleep && row.snoozed_until !== null
          ? `asleep to ${shortTime(row.snoozed_until, now)}`
          : shortTime(row.due, now)}
      </small>
    </span>
  );
}

export function OwnerCell({ row }: { row: Row }) {
  const me = useMe();
  if (row.owner === null)
    return (
      <span className={classes.owner}>
        <Nobody />
        <span className="faint clip">{dutyBrief(row.duty)}</span>
      </span>
    );
  const mine = row.owner.id === me.id;
  return (
    <span className={classes.owner}>
      <Initials initials={row.owner.initials} me={mine} />
      <span className="clip">{mine ? "You" : row.owner.name}</span>
    </span>
  );
}
