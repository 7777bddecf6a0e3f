import { Badge } from "@mantine/core";
import { IconArrowDownLeft, IconArrowUpRight, IconChevronRight } from "@tabler/icons-react";
import { Link } from "react-router";
import type { CallItem } from "@/api/types";
import { place } from "@/ui/times";
import { whoCalled } from "@/ui/words";
import { recordedNow } from "../recorded";
import classes from "./InProgress.module.css";
import { useElapsed } from "./useElapsed";

const STATES: Record<CallItem["state"], string> = {
  offered: "Ringing",
  queued: "In the queue",
  answered: "Talking",
  held: "On hold",
  voicemail: "Leaving a voicemail",
  ended: "Ended",
};

/** The calls that last now, each a way to its words. */
export function InProgress({ calls }: { calls: readonly CallItem[] }) {
  return (
    <ul className={classes.list}>
      {calls.map((call) => (
        <li key={call.id}>
          <OneCall call={call} />
        </li>
      ))}
    </ul>
  );
}

function OneCall({ call }: { call: CallItem }) {
  const elapsed = useElapsed(call);
  const Arrow = call.direction === "inbound" ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <Link to={`/calls/${call.id}/live`} className={classes.call}>
      <Arrow size={16} stroke={1.75} aria-hidden />
      <span className="num">
        <b>{whoCalled(call)}</b>
        <small>
          {call.direction === "inbound" ? "called us" : "we called"}, {call.line.name}
        </small>
      </span>
      <Badge data-tone={call.state === "queued" ? "review" : undefined}>{STATES[call.state]}</Badge>
      <span className="num">{place(elapsed)}</span>
      <span className="dim">{recordedNow(call).words}</span>
      <IconChevronRight size={16} stroke={1.75} aria-hidden />
    </Link>
  );
}
