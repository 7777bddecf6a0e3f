import type { Segment } from "@/api/types";
import type { Line } from "@/ui/said/lines";

/** The word that is said at a moment; -1 outside of the segment. */
export function wordAt(segment: Segment, seconds: number): number {
  if (seconds < segment.start || seconds >= segment.end) return -1;
  const next = segment.words.findIndex(({ start }) => start > seconds);
  return Math.max(0, (next < 0 ? segment.words.length : next) - 1);
}

/** The last line that has begun; lines are in the order in which they begin. */
export function lineAt(lines: readonly Line[], seconds: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
