import type { Mark } from "@/api/types";
import type { Line } from "@/ui/said/lines";
import type { Place, WordRange } from "./selection";

/** All words that carry a mark, in order. */
export function markedWords(lines: readonly Line[], mark: Mark): WordRange[] {
  return lines.flatMap((line) =>
    line.kind === "said"
      ? line.segment.marks
          .filter((one) => one.mark === mark)
          .map(({ first, last }) => ({ line: line.id, first, last }))
      : [],
  );
}

/** The next marked words after a place (or before it), round the end. */
export function nextMarked(
  lines: readonly Line[],
  mark: Mark,
  from: Place | null,
  step: 1 | -1,
): WordRange | null {
  const marked = markedWords(lines, mark);
  const order = new Map(lines.map(({ id }, index) => [id, index]));
  const here = from === null ? -1 : (order.get(from.line) ?? -1);
  const word = from?.word ?? -1;
  const beyond = (range: WordRange) => {
    const line = order.get(range.line) ?? 0;
    return step === 1
      ? line > here || (line === here && range.first > word)
      : line < here || (line === here && range.first < word && range.last < word);
  };
  const found = step === 1 ? marked.find(beyond) : marked.findLast(beyond);
  return found ?? (step === 1 ? marked[0] : marked.at(-1)) ?? null;
}
