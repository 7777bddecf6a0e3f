import { useTranscript } from "@/api/transcript";
import type { Escalation } from "@/api/types";
import { aroundOf } from "../around";
import { quoted } from "../names";
import classes from "./Words.module.css";

type Said = Escalation["words"][number];

/** The whole of what was said, read from the call's transcript, with the words that matter marked. */
export function SaidWhole({ call, said }: { call: string; said: Said }) {
  const wanted = said.segment !== null && said.text !== null && said.text !== "";
  const { data } = useTranscript(call, wanted);
  const parts = wanted && data !== undefined ? aroundOf(said, data.segments) : null;
  if (parts === null || (parts.before === "" && parts.after === "")) return quoted(said);
  return (
    <span className={classes.whole}>
      “{parts.before}
      {parts.before !== "" && " "}
      <mark>{parts.match}</mark>
      {parts.after !== "" && " "}
      {parts.after}”
    </span>
  );
}
