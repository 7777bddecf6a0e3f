import type { Escalation } from "@/api/types";
import { place } from "@/ui/times";
import { quoted } from "../names";
import { SaidWhole } from "./SaidWhole";
import classes from "./Words.module.css";

type Said = Escalation["words"][number];

/** The exact words, largest; what joined them later below, each with its place in the call. */
export function Words({ call, words }: { call: string; words: readonly Said[] }) {
  const [first, ...more] = words;
  if (first === undefined) return null;
  return (
    <>
      <p className={classes.words}>
        <SaidWhole call={call} said={first} />
      </p>
      <p className={classes.places}>
        <span className="num">{whence(first)}</span>
        {more.map((one) => (
          <span key={`${one.segment}${one.at}`} className="num">
            Joined{one.start === null ? "" : ` at ${place(one.start)}`}: {quoted(one)}
          </span>
        ))}
      </p>
    </>
  );
}

function whence({ start, channel, by }: Said): string {
  if (start === null) return by === "" ? "" : `Written by ${by}`;
  const who = channel === "staff" ? "Staff" : channel === "caller" ? "Caller" : "On the line";
  return `${who}, at ${place(start)}`;
}
