import { useEffect, useRef } from "react";
import { tellIfHidden } from "../telling";

/** The browser's own notice when one more begins to wait. */
export function useHiddenNotice(waiting: readonly string[]): void {
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const isNew = waiting.some((id) => !known.current.has(id));
    known.current = new Set(waiting);
    if (isNew) void tellIfHidden();
  }, [waiting]);
}
