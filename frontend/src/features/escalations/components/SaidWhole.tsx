import { useTranscript } from "@/api/transcript";
import type { Escalation, Segment } from "@/api/types";
import { quoted } from "../names";
import classes from "./Words.module.css";

type Said = Escalation["words"][number];

/** As many words around those that matter as a sentence needs. */
const AROUND = 14;

interface Parts {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** The words with what was said around them in the same breath; null where the transcript has no such words. */
function partsOf({ start, end }: Said, segment: Segment | undefined): Parts | null {
  if (segment === undefined || segment.destroyed || start === null || end === null) return null;
  const inside = ({ start: from, end: to }: Segment["words"][number]) => from < end && start < to;
  const first = segment.words.findIndex(inside);
  const last = segment.words.findLastIndex(inside);
  if (first < 0) return null;
  const text = (from: number, to: number) =>
    segment.words
      .slice(Math.max(0, from), to)
      .map((word) => word.text.trim())
      .join(" ");
  const cut = first > AROUND ? "… " : "";
  const more = last + 1 + AROUND < segment.words.length ? " …" : "";
  return {
    before: cut + text(first - AROUND, first),
    match: text(first, last + 1),
    after: text(last + 1, last + 1 + AROUND) + more,
  };
}

/** The whole of what was said, read from the call's transcript, with the words that matter marked. */
export function SaidWhole({ call, said }: { call: string; said: Said }) {
  const wanted = said.segment !== null && said.text !== null && said.text !== "";
  const { data } = useTranscript(call, wanted);
  const segment = wanted ? data?.segments.find(({ id }) => id === said.segment) : undefined;
  const parts = partsOf(said, segment);
  if (parts === null || (parts.before === "" && parts.after === "")) return quoted(said);
  return (
    <span className={classes.whole}>
      “{parts.before} <mark>{parts.match}</mark> {parts.after}”
    </span>
  );
}
