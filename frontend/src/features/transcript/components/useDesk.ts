import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { intend } from "@/api/intention";
import { ProblemError, sentenceOf } from "@/api/problem";
import { getTranscript, keepTranscript } from "@/api/transcript";
import type { Mark, Transcript } from "@/api/types";
import { useKeys } from "@/ui/keys";
import { type Line, linesOf } from "@/ui/said/lines";
import { review } from "../api/review";
import { nextMarked } from "../marked";
import type { Player } from "../player";
import { at, byLine, byWord, type Selection, stretchOf, type WordRange, wordsOf } from "../selection";
import { BACK } from "./PlayControls";
import { type Correcting, useCorrecting } from "./useCorrecting";

/** Lines that Page Up and Page Down go. */
const PAGE = 12;

export interface Desk {
  readonly lines: readonly Line[];
  readonly selection: Selection | null;
  readonly following: boolean;
  readonly correcting: Correcting;
  readonly reviewing: boolean;
  readonly refused: string | null;
  readonly toWord: (line: string, word: number, extend: boolean) => void;
  readonly toWords: (range: WordRange) => void;
  readonly toMark: (mark: Mark, step?: 1 | -1) => void;
  readonly playHere: () => void;
  readonly correctHere: () => void;
  readonly reviewHere: () => void;
  readonly listenAgain: () => void;
  readonly setFollowing: (following: boolean) => void;
}

/** Before the corrected words, when they are heard again: their first letter is not cut off. */
const LEAD = 1;

/** What a person does with a transcript: where they are, what they play, correct and stand by. */
export function useDesk(transcript: Transcript, player: Player | null, mayWrite: boolean): Desk {
  const queries = useQueryClient();
  const lines = useMemo(() => linesOf(transcript), [transcript]);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [following, setFollowing] = useState(true);
  const [reviewing, setReviewing] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const correcting = useCorrecting(transcript);

  const first = lines[0];
  const begun = selection ?? (first === undefined ? null : at({ line: first.id, word: 0 }));
  const go = (next: Selection) => {
    setFollowing(false);
    setSelection(next);
    setRefused(null);
  };
  const secondsAt = (line: string, word: number): number => {
    const found = lines.find(({ id }) => id === line);
    if (found?.kind !== "said") return found?.start ?? 0;
    return found.segment.words[word]?.start ?? found.start;
  };
  const play = (line: string, word: number, lead = 0) => {
    setFollowing(true);
    player?.playFrom(Math.max(0, secondsAt(line, word) - lead));
  };
  const range = selection === null ? null : wordsOf(selection);

  const toWord = (line: string, word: number, extend: boolean) => {
    const place = { line, word };
    go(extend && selection !== null ? { anchor: selection.anchor, head: place } : at(place));
    if (!extend) play(line, word);
  };
  const toWords = ({ line, first: from, last }: WordRange) =>
    go({ anchor: { line, word: from }, head: { line, word: last } });
  const toMark = (mark: Mark, step: 1 | -1 = 1) => {
    const next = nextMarked(lines, mark, selection?.head ?? null, step);
    if (next !== null) toWords(next);
  };
  const playHere = () => {
    if (range !== null) play(range.line, range.first);
    else if (selection !== null) play(selection.head.line, selection.head.word);
  };
  const correctHere = () => {
    if (!mayWrite || range === null) return;
    player?.audio.pause();
    correcting.begin(range);
  };
  const listenAgain = () => {
    const edit = correcting.work?.edit;
    if (edit !== undefined) play(edit.segment, edit.first, LEAD);
  };
  const reviewHere = () => {
    const stretch = selection === null ? null : stretchOf(lines, selection);
    if (!mayWrite || stretch === null || reviewing) return;
    setReviewing(true);
    review(intend(transcript), stretch)
      .then((after) => keepTranscript(queries, after))
      .catch(async (error: unknown) => {
        setRefused(sentenceOf(error));
        if (error instanceof ProblemError && error.status === 412)
          keepTranscript(queries, await getTranscript(transcript.id));
      })
      .catch((error: unknown) => setRefused(sentenceOf(error)))
      .finally(() => setReviewing(false));
  };

  const word = (step: 1 | -1, grow: boolean) => begun && go(byWord(lines, begun, step, grow));
  // The first step shows where one is; a leap goes at once.
  const line = (step: number, grow: boolean) => {
    const shown = selection === null && Math.abs(step) === 1;
    if (begun !== null) go(shown ? begun : byLine(lines, begun, step, grow));
  };
  useKeys({
    ArrowRight: (event) => word(1, event.shiftKey),
    ArrowLeft: (event) => word(-1, event.shiftKey),
    ArrowDown: (event) => line(1, event.shiftKey),
    ArrowUp: (event) => line(-1, event.shiftKey),
    j: () => line(1, false),
    k: () => line(-1, false),
    PageDown: (event) => line(PAGE, event.shiftKey),
    PageUp: (event) => line(-PAGE, event.shiftKey),
    Home: (event) => line(-lines.length, event.shiftKey),
    End: (event) => line(lines.length, event.shiftKey),
    Escape: () => setSelection(null),
    Enter: correctHere,
    p: playHere,
    r: reviewHere,
    u: (event) => toMark("unsure", event.shiftKey ? -1 : 1),
    f: () => setFollowing(true),
    " ": () => {
      setFollowing(true);
      player?.toggle();
    },
    b: () => player?.seek(player.now().seconds - BACK),
    s: () => player?.setSkipping(!player.now().skipping),
    "[": () => player?.turn(-1),
    "]": () => player?.turn(1),
  });

  return {
    lines,
    selection,
    following,
    correcting,
    reviewing,
    refused,
    toWord,
    toWords,
    toMark,
    playHere,
    correctHere,
    reviewHere,
    listenAgain,
    setFollowing,
  };
}
