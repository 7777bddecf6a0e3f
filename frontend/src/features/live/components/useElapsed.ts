import { useEffect, useState } from "react";
import type { CallItem } from "@/api/types";
import { serverNow } from "@/ui/clock";

const SECOND = 1000;

/** Seconds since a call began; ticks while it lasts. */
export function useElapsed(call: CallItem): number {
  const [now, setNow] = useState(serverNow);
  const over = call.state === "ended";
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(serverNow()), SECOND);
    return () => clearInterval(timer);
  }, [over]);
  return Math.max(0, (now - Date.parse(call.offered_at)) / SECOND);
}
