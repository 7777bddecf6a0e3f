import type { TimelineItem } from "@/api/types";
import { soundBegins } from "./lanes";

export interface Sound {
  /** Seconds of the call at which its first sample was made. */
  readonly from: number;
  readonly seconds: number;
  readonly channels: number;
}

const numberIn = (facts: TimelineItem["facts"], name: string, without: number) => {
  const value = facts[name];
  return typeof value === "number" ? value : without;
};

/** The stored recording and its place in the call. It never begins after the call's end. */
export function soundOf(items: readonly TimelineItem[], length: number): Sound | null {
  const stored = items.find(({ type }) => type === "call.recording_stored");
  if (stored === undefined) return null;
  return {
    from: Math.min(soundBegins(items, length), Math.max(0, length - 1)),
    seconds: numberIn(stored.facts, "seconds", 0),
    channels: numberIn(stored.facts, "channels", 1),
  };
}
