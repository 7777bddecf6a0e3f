import { type Line, wordCount } from "@/ui/said/lines";

/** A word of a line; a stretch that was not heard is a line without words. */
export interface Place {
  readonly line: string;
  readonly word: number;
}
/** From where a person began to select to where they are. */
export interface Selection {
  readonly anchor: Place;
  readonly head: Place;
}

export const at = (place: Place): Selection => ({ anchor: place, head: place });

const indexOf = (lines: readonly Line[], { line }: Place) => lines.findIndex(({ id }) => id === line);

/** Moves the head, and the anchor with it unless the selection grows. */
function moved(selection: Selection, head: Place | null, grow: boolean): Selection {
  if (head === null) return selection;
  return grow ? { anchor: selection.anchor, head } : at(head);
}

/** By words to the left or right, over the ends of lines. */
export function byWord(lines: readonly Line[], selection: Selection, step: 1 | -1, grow: boolean): Selection {
  const index = indexOf(lines, selection.head);
  const line = lines[index];
  if (line === undefined) return selection;
  const word = selection.head.word + step;
  if (word >= 0 && word < wordCount(line)) return moved(selection, { line: line.id, word }, grow);
  const next = lines[index + step];
  if (next === undefined) return selection;
  const place = { line: next.id, word: step === 1 ? 0 : Math.max(0, wordCount(next) - 1) };
  return moved(selection, place, grow);
}

/** By lines up or down; far beyond an end is the end. */
export function byLine(lines: readonly Line[], selection: Selection, step: number, grow: boolean): Selection {
  const index = indexOf(lines, selection.head);
  const next = lines[Math.max(0, Math.min(lines.length - 1, index + step))];
  return moved(selection, next === undefined ? null : { line: next.id, word: 0 }, grow);
}

export interface WordRange {
  readonly line: string;
  readonly first: number;
  readonly last: number;
}

/** The selected words, where all are of one line: only those can be corrected together. */
export function wordsOf(selection: Selection): WordRange | null {
  const { anchor, head } = selection;
  if (anchor.line !== head.line) return null;
  return {
    line: head.line,
    first: Math.min(anchor.word, head.word),
    last: Math.max(anchor.word, head.word),
  };
}

/** The stretch of sound under the selected lines, in seconds. */
export function stretchOf(
  lines: readonly Line[],
  { anchor, head }: Selection,
): { start: number; end: number; lines: number } | null {
  const from = indexOf(lines, anchor);
  const to = indexOf(lines, head);
  if (from < 0 || to < 0) return null;
  const inside = lines.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    start: Math.min(...inside.map(({ start }) => start)),
    end: Math.max(...inside.map(({ end }) => end)),
    lines: inside.length,
  };
}
