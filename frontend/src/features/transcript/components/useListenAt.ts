import { useEffect, useRef } from "react";
import type { Player } from "../player";
import { lineAt, wordAt } from "../playingWord";
import type { Desk } from "./useDesk";

/** Seconds before words that somebody came to hear: enough to know what they answer. */
const BEFORE = 10;

/** Plays from ten seconds before a moment, and stands at the word that is said then; once for each moment. */
export function useListenAt(player: Player | null, desk: Desk, at: number | null): void {
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  useEffect(() => {
    if (at === null) return;
    const { lines, toWords } = latest.current;
    const line = lines[lineAt(lines, at)];
    const word = line?.kind === "said" ? Math.max(0, wordAt(line.segment, at)) : 0;
    if (line !== undefined) toWords({ line: line.id, first: word, last: word });
    player?.playFrom(Math.max(0, at - BEFORE));
  }, [player, at]);
}
