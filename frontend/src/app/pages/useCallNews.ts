import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Change, type LiveState, useLive } from "@/api/live";
import { keepBehind, transcriptKey } from "@/api/transcript";

/** A call says many things at once; what it says within this time is read together. */
const GATHER_MS = 150;
/** Words come every few seconds, and change nothing of the call that they are of. */
const WORDS = "transcripts";

/** Reads the call and its transcript again when the server says that they changed. */
export function useCallNews(id: string): LiveState {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const callToo = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const read = (changes: readonly Change[] = []) => {
    callToo.current ||= changes.length === 0 || changes.some(({ projection }) => projection !== WORDS);
    timer.current ??= setTimeout(() => {
      if (callToo.current) void queries.invalidateQueries({ queryKey: ["call", id] });
      void queries.invalidateQueries({ queryKey: transcriptKey(id) });
      timer.current = undefined;
      callToo.current = false;
    }, GATHER_MS);
  };
  return useLive(`/ws/calls/${id}`, {
    onChanges: read,
    onBack: read,
    onFigures: (figures) => {
      const behind = figures.find(({ name }) => name === "behind");
      if (behind !== undefined) keepBehind(queries, id, behind.value);
    },
  });
}
