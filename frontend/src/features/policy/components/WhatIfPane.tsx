import { Badge, Button, NativeSelect, Skeleton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { sentenceOf } from "@/api/problem";
import type { WhatIf } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { shortTime, span } from "@/ui/times";
import { capital, count } from "@/ui/words";
import { type Outcome, whatIf } from "../api/whatIf";
import { DIRECTIONS, type Direction } from "../names";
import classes from "./WhatIfPane.module.css";

interface Props {
  readonly name: string;
  readonly text: string;
  readonly seesCalls: boolean;
}
const DAYS = [1, 3, 7, 14, 30];
const COUNTED = ["stricter", "looser", "sooner", "later", "other"] as const;

/** What this text would have changed in the calls of the last days, both ways. */
export function WhatIfPane({ name, text, seesCalls }: Props) {
  const [days, setDays] = useState(1);
  const tried = useMutation({ mutationFn: () => whatIf(seesCalls, { name, text, days }) });
  return (
    <Section title="What if" aside="calls of the last days, through this text">
      <div className={classes.asked}>
        <NativeSelect
          size="xs"
          aria-label="How many days"
          value={String(days)}
          onChange={({ currentTarget: { value } }) => setDays(Number(value))}
          data={DAYS.map((n) => ({
            value: String(n),
            label: n === 1 ? "Since yesterday" : `Last ${n} days`,
          }))}
        />
        <Button loading={tried.isPending} onClick={() => tried.mutate()}>
          Try it
        </Button>
      </div>
      {tried.isPending && <Skeleton height={120} mt="sm" />}
      {tried.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(tried.error)}
        </p>
      )}
      {tried.data !== undefined && !tried.isPending && <Came outcome={tried.data} seesCalls={seesCalls} />}
    </Section>
  );
}

function Came({ outcome, seesCalls }: { outcome: Outcome; seesCalls: boolean }) {
  if (outcome.problems.length > 0 && outcome.looked_at === 0)
    return <p className="dim">It cannot be tried while it has problems: they stand under Check.</p>;
  return (
    <>
      <p className={classes.sum} role="status">
        <b>{sumOf(outcome)}</b>
        <small className="dim num">
          {count(outcome.looked_at, "call")} looked at
          {outcome.left_out > 0 && `, ${outcome.left_out} older ones left out for time`}
        </small>
      </p>
      {outcome.items !== undefined && outcome.items.length > 0 && <Calls items={outcome.items} />}
      {!seesCalls && outcome.changed > 0 && (
        <p className="faint">Which calls these are, a nurse or a supervisor sees: they are patients’.</p>
      )}
    </>
  );
}

/** 12 calls would change: 3 stricter, 2 later */
function sumOf(outcome: Outcome): string {
  if (outcome.changed === 0) return "No call would change.";
  const parts = COUNTED.filter((one) => outcome[one] > 0).map((one) => `${outcome[one]} ${DIRECTIONS[one]}`);
  return `${count(outcome.changed, "call")} would change: ${parts.join(", ")}.`;
}

const TONES: Partial<Record<Direction, string>> = {
  looser: "review",
  later: "review",
  stricter: "ok",
  sooner: "ok",
};

function Calls({ items }: { items: WhatIf["items"] }) {
  const now = useNow();
  return (
    <table className={classes.table} aria-label="Calls that would change">
      <thead>
        <tr>
          <th scope="col">Call</th>
          <th scope="col">What</th>
          <th scope="col">Now</th>
          <th scope="col">With this text</th>
        </tr>
      </thead>
      <tbody>
        {items.flatMap((call) =>
          call.changes.map((change, index) => (
            <tr key={`${call.id}/${change.of}/${change.what}`} data-first={index === 0 || undefined}>
              <td className="num">
                {index === 0 && (
                  <>
                    <Link to={`/calls/${call.id}`}>{shortTime(call.at, now)}</Link>
                    <small className="faint">{call.line}</small>
                  </>
                )}
              </td>
              <td>
                {capital(change.of)}
                {change.quote !== "" && <q className={classes.quote}>{change.quote}</q>}
                <Badge {...toneOf(change.direction)}>{directionOf(change)}</Badge>
              </td>
              <td className="num">
                {change.what === "window" ? due(change.due_before, now) : (change.before ?? "nothing")}
              </td>
              <td className="num">
                {change.what === "window" ? due(change.due_after, now) : (change.after ?? "nothing")}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

const toneOf = (direction: Direction) => {
  const tone = TONES[direction];
  return tone === undefined ? {} : { "data-tone": tone };
};
const due = (at: string | null, now: number): string =>
  at === null ? "nothing" : `due ${shortTime(at, now)}`;

/** "30 m later"; what is no window is only named. */
function directionOf(change: WhatIf["items"][number]["changes"][number]): string {
  if (change.what !== "window" || change.due_before === null || change.due_after === null)
    return DIRECTIONS[change.direction];
  const seconds = Math.abs(Date.parse(change.due_after) - Date.parse(change.due_before)) / 1000;
  return `${seconds < 60 ? `${seconds}\u00a0s` : span(seconds)} ${DIRECTIONS[change.direction]}`;
}
