import type { CallItem } from "@/api/types";
import { fullTime, length } from "@/ui/times";
import { whoCalled } from "@/ui/words";
import classes from "./CallTitle.module.css";

/** Who called or was called, when, how long, on which line. */
export function CallTitle({ call, name = whoCalled(call) }: { call: CallItem; name?: string }) {
  return (
    <div className={classes.title}>
      <h1 className="num">{name}</h1>
      <p className="dim num">
        {call.direction === "inbound" ? "Call" : "Our call"} of {fullTime(call.offered_at)}
        {call.seconds !== null && ` · ${length(call.seconds)}`} · {call.line.name}
      </p>
    </div>
  );
}
