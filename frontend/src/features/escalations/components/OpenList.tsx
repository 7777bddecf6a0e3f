import { Badge } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Escalation } from "@/api/types";
import { useNow } from "@/ui/clock";
import { relative } from "@/ui/times";
import { count } from "@/ui/words";
import { categoryName, holderName, quoted, STATES } from "../names";
import classes from "./OpenList.module.css";

interface Props {
  readonly items: readonly Escalation[];
  /** Who called, drawn by whoever knows calls. */
  readonly caller: (call: string) => ReactNode;
}

/** Escalations by call, each a way to its whole: the words, who answers for it, and what is next. */
export function OpenList({ items, caller }: Props) {
  const calls = new Map<string, Escalation[]>();
  for (const one of items) calls.set(one.call, [...(calls.get(one.call) ?? []), one]);
  return (
    <ul className={classes.list}>
      {[...calls].map(([call, its]) => (
        <li key={call}>
          <p className={`${classes.call} num`}>
            {caller(call)}
            {its.length > 1 && <span className="dim">one call, {count(its.length, "escalation")}</span>}
          </p>
          <ul className={classes.list}>
            {its.map((one) => (
              <li key={one.id}>
                <OneEscalation escalation={one} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function OneEscalation({ escalation }: { escalation: Escalation }) {
  const now = useNow();
  const { owner, words, next_alarm: alarm } = escalation;
  const first = words[0];
  return (
    <Link to={`/escalations/${escalation.id}`} className={classes.one}>
      <Badge data-tone={escalation.urgency === "emergency" ? "now" : "review"}>
        {categoryName(escalation.category)}
      </Badge>
      <b className="clip">{first === undefined ? "" : quoted(first)}</b>
      <span className="clip">
        {owner !== null ? owner.name : `The ${holderName(escalation.answering)} is asked`}
        <small className="dim">{STATES[escalation.state]}</small>
      </span>
      <span className="num">
        {relative(escalation.raised_at, now)}
        {escalation.unanswered_at !== null && owner === null && (
          <small className="t-now">Nobody answered</small>
        )}
        {alarm !== null && alarm.overdue > 0 && <small className="t-now">Past its time</small>}
      </span>
      <IconChevronRight size={16} stroke={1.75} aria-hidden />
    </Link>
  );
}
