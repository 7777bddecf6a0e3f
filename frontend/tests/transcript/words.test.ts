import { expect, test } from "vitest";
import type { Correction } from "@/api/types";
import { lineAt, wordAt } from "@/features/transcript/playingWord";
import { type Edit, rebase } from "@/features/transcript/rebase";
import { reviewOf } from "@/features/transcript/reviewed";
import { at, byLine, byWord, stretchOf, wordsOf } from "@/features/transcript/selection";
import { silences } from "@/features/transcript/silence";
import { placed } from "@/ui/said/corrected";
import { linesOf } from "@/ui/said/lines";
import { runsOf } from "@/ui/said/runs";
import { idOf } from "../fakes/fixtures";
import { segment, TABLET, transcript } from "../fakes/said";

const corrected = (first: number, last: number, before: string, after: string, at = "T"): Correction => ({
  by: "Teo Marsh",
  at,
  first,
  last,
  before,
  after,
});
const LINES = linesOf(transcript());

test("lines stand in the order in which they began, what was not heard among them", () => {
  expect(LINES.map(({ start }) => start)).toEqual([0, 4, 10, 20]);
  expect(LINES.map(({ kind }) => kind)).toEqual(["said", "said", "gap", "said"]);
});

test("words of one dose are one run, and a drug is another", () => {
  const runs = runsOf(TABLET).map(({ first, last, marks }) => [first, last, marks.join()]);
  expect(runs).toEqual([
    [0, 1, ""],
    [2, 3, "dose"],
    [4, 4, ""],
    [5, 5, "drug"],
  ]);
});

test("a correction moves with what is corrected later to its left", () => {
  const both = [corrected(4, 4, "of", "of the"), corrected(2, 2, "tan", "ten or twenty")];
  const found = placed({ corrections: both }).map(({ from, to }) => [from, to]);
  expect(found).toEqual([
    [6, 8],
    [2, 5],
  ]);
});

test("words that were struck out keep their place, with nothing in it", () => {
  const struck = segment(2, 0, "It says milligrams", { corrections: [corrected(2, 2, "um", "")] });
  const gone = runsOf(struck).find(({ corrections }) => corrections.length > 0);
  expect([gone?.first, gone?.last, gone?.corrections[0]?.before]).toEqual([2, 1, "um"]);
});

const EDIT: Edit = {
  segment: idOf(2),
  first: 5,
  last: 5,
  before: "lisinopril",
  known: 0,
  text: "Lisinopril",
};

test("an edit moves along when somebody corrected other words of its line", () => {
  const now = segment(2, 4, "It says ten or twenty milligrams of lisinopril", {
    corrections: [corrected(2, 2, "tan", "ten or twenty")],
  });
  const found = rebase(EDIT, { segments: [now] });
  expect(found.kind === "moved" && [found.edit.first, found.edit.last]).toEqual([7, 7]);
});

test("an edit of words that somebody corrected meanwhile is laid beside theirs, with what was heard", () => {
  const now = segment(2, 4, "It says tan milligrams of Lotrel", {
    corrections: [corrected(5, 5, "lisinopril", "Lotrel")],
  });
  const found = rebase(EDIT, { segments: [now] });
  if (found.kind !== "conflict") throw new Error(found.kind);
  expect([found.conflict.theirs, found.conflict.heard, found.conflict.edit.text]).toEqual([
    "Lotrel",
    "lisinopril",
    "Lisinopril",
  ]);
});

test("an edit of words that somebody struck out takes the word beside them along", () => {
  const now = segment(2, 4, "It says tan milligrams of", {
    corrections: [corrected(5, 5, "lisinopril", "")],
  });
  const found = rebase(EDIT, { segments: [now] });
  if (found.kind !== "conflict") throw new Error(found.kind);
  const { first, last, text, before } = found.conflict.edit;
  expect([first, last, text, before]).toEqual([4, 4, "of Lisinopril", "of"]);
});

test("an edit of a segment that a better hearing replaced is gone", () => {
  expect(rebase(EDIT, { segments: [] }).kind).toBe("gone");
});

test("the arrow keys go by words over the ends of lines, and by lines over what was not heard", () => {
  const end = { line: idOf(1), word: 3 };
  expect(byWord(LINES, at(end), 1, false).head).toEqual({ line: idOf(2), word: 0 });
  expect(byWord(LINES, at({ line: idOf(2), word: 0 }), -1, false).head).toEqual(end);
  expect(byLine(LINES, at({ line: idOf(2), word: 4 }), 1, false).head).toEqual({
    line: "gap-caller-10",
    word: 0,
  });
});

test("only words of one line can be corrected together; more lines are a stretch of sound", () => {
  const one = byWord(LINES, at({ line: idOf(2), word: 2 }), 1, true);
  expect(wordsOf(one)).toEqual({ line: idOf(2), first: 2, last: 3 });
  const more = byLine(LINES, one, 1, true);
  expect(wordsOf(more)).toBeNull();
  expect(stretchOf(LINES, more)).toEqual({ start: 4, end: 15, lines: 2 });
});

test("the word that is played is the last that has begun", () => {
  expect(wordAt(TABLET, 5.1)).toBe(2);
  expect(wordAt(TABLET, 3.9)).toBe(-1);
  expect(wordAt(TABLET, 7)).toBe(-1);
  expect([lineAt(LINES, 0), lineAt(LINES, 9), lineAt(LINES, 21)]).toEqual([0, 1, 3]);
});

const peaks = (...loud: (readonly [from: number, to: number])[]) => ({
  per_second: 1,
  channels: [
    Array.from({ length: 40 }, (_, second) =>
      loud.some(([from, to]) => from <= second && second < to) ? 120 : 0,
    ),
  ],
});

test("test_s11_what_was_not_heard_is_never_skipped_as_silence", () => {
  const found = silences(LINES, peaks([0, 2], [4, 7], [20, 23]), 40);
  expect(found.map(({ start, end }) => [start, end])).toEqual([
    [2.3, 3.7],
    [7.3, 9.7],
    [15.3, 19.7],
    [23.3, 39.7],
  ]);
});

test("sound without words is not skipped, and nothing is before the sound is drawn", () => {
  const found = silences(LINES, peaks([0, 40]), 40);
  expect(found).toEqual([]);
  const breath = silences(LINES, peaks([0, 8], [9, 40]), 40);
  expect(breath).toEqual([]);
  expect(silences(LINES, undefined, 40)).toEqual([]);
});

test("a review stands for its whole lines, until a word in them is corrected", () => {
  const review = { start: 0, end: 7, by: "Ana Quintero", at: "2026-11-24T19:00:00Z" };
  const [first, second, gap] = LINES;
  if (first === undefined || second?.kind !== "said" || gap === undefined) throw new Error("lines");
  expect(reviewOf(second, [review])).toBe(review);
  expect(reviewOf(gap, [review])).toBeNull();
  const changed = { ...TABLET, corrections: [corrected(2, 2, "tan", "ten", "2026-11-24T19:01:00Z")] };
  expect(reviewOf({ ...second, segment: changed }, [review])).toBeNull();
});
