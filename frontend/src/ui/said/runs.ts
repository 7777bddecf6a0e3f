import type { Mark, Mask, Segment } from "@/api/types";
import { type Placed, placed } from "./corrected";

/** Words beside each other that look the same: marked alike, corrected by the same hand, or a mask. */
export interface Run {
  readonly first: number;
  /** Inclusive; before `first` where words were struck out and nothing stands in their place. */
  readonly last: number;
  /** What the words are, the gravest first; of what the engine was unsure is known by the word. */
  readonly marks: readonly Mark[];
  readonly corrections: readonly Placed[];
  readonly mask: Mask | null;
}

const ORDER: readonly Mark[] = ["drug", "dose", "negation", "number"];
const NEAR = 0.4;

const carries = ({ marks }: Segment, index: number, mark: Mark): boolean =>
  marks.some((one) => one.mark === mark && one.first <= index && index <= one.last);

/** Whether the engine was unsure of a word, and nobody has corrected it since. */
export const isUnsure = (segment: Segment, index: number): boolean => carries(segment, index, "unsure");

/** A mask stands in the text as words in brackets. */
function maskOf({ words, masks }: Segment, index: number): Mask | null {
  const word = words[index];
  if (word === undefined || !word.text.trim().startsWith("[")) return null;
  return masks.find(({ start, end }) => word.start < end + NEAR && word.end > start - NEAR) ?? null;
}

/** A segment's words in runs, in order; words that were struck out are an empty run at their place. */
export function runsOf(segment: Segment): Run[] {
  const corrections = placed(segment);
  const runs: Run[] = [];
  const of = (index: number): Run => ({
    first: index,
    last: index,
    marks: ORDER.filter((mark) => carries(segment, index, mark)),
    corrections: corrections.filter(({ from, to }) => from <= index && index < to),
    mask: maskOf(segment, index),
  });
  const struck = (index: number) => {
    const gone = corrections.filter(({ from, to }) => from === to && from === index);
    if (gone.length > 0)
      runs.push({ first: index, last: index - 1, marks: [], corrections: gone, mask: null });
  };
  for (let index = 0; index < segment.words.length; index++) {
    struck(index);
    const next = of(index);
    const before = runs.at(-1);
    if (before !== undefined && alike(before, next, segment))
      runs[runs.length - 1] = { ...before, last: index };
    else runs.push(next);
  }
  struck(segment.words.length);
  return runs;
}

function alike(before: Run, next: Run, segment: Segment): boolean {
  if (before.last < before.first) return false;
  const same = before.marks.join() === next.marks.join() && before.mask?.id === next.mask?.id;
  const corrected =
    before.corrections.length === next.corrections.length &&
    before.corrections.every((one, index) => one === next.corrections[index]);
  // Two numbers beside each other that were marked apart stay apart.
  const apart = segment.marks.some(({ mark, first }) => mark !== "unsure" && first === next.first);
  return same && corrected && !apart;
}
