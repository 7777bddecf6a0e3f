import type { Peaks } from "@/api/types";
import type { Line } from "@/ui/said/lines";

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Of 255: hiss of a telephone line stays below it, a whisper does not. */
const QUIET = 10;
/** Pauses shorter than this belong to how people speak. */
const SHORTEST = 1.5;
/** Left standing at both ends, so that no first letter is cut off. */
const EDGE = 0.3;

/**
 * What may be skipped: where there are no words and no sound either. A stretch that was not heard is never
 * silence (S11), and without the drawing of the sound nothing is known to be silent.
 */
export function silences(lines: readonly Line[], peaks: Peaks | undefined, seconds: number): Stretch[] {
  if (peaks === undefined) return [];
  const quiet = (from: number, to: number) =>
    peaks.channels.every((channel) =>
      channel
        .slice(Math.floor(from * peaks.per_second), Math.ceil(to * peaks.per_second))
        .every((peak) => peak < QUIET),
    );
  const found: Stretch[] = [];
  let last = 0;
  for (const { start, end } of [...lines, { start: seconds, end: seconds }]) {
    const stretch = { start: last + EDGE, end: start - EDGE };
    if (start - last >= SHORTEST && quiet(stretch.start, stretch.end)) found.push(stretch);
    last = Math.max(last, end);
  }
  return found;
}
