import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type LiveState, useLive } from "@/api/live";
import { transcriptKey } from "@/api/transcript";

/** A call says many things at once; what it says within this time is read together. */
const GATHER_MS = 150;

/** Reads the call and its transcript again when the server says that they changed. */
export function useCallNews(id: string): LiveState {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const read = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: ["call", id] });
      void queries.invalidateQueries({ queryKey: transcriptKey(id) });
    }, GATHER_MS);
  };
  return useLive(`/ws/calls/${id}`, { onChanges: read, onBack: read });
}
