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
  const found: Stretch[] = [];
  let last = 0;
  for (const { start, end } of [...lines, { start: seconds, end: seconds }]) {
    for (const quiet of quietIn(peaks, last, start))
      if (quiet.end - quiet.start >= SHORTEST)
        found.push({ start: quiet.start + EDGE, end: quiet.end - EDGE });
    last = Math.max(last, end);
  }
  return found;
}

/** The quiet parts of a stretch, by whole windows of the drawing. */
function quietIn({ per_second, channels }: Peaks, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  let since: number | null = null;
  const last = Math.floor(to * per_second);
  for (let window = Math.ceil(from * per_second); window <= last; window++) {
    const quiet = window < last && channels.every((channel) => (channel[window] ?? 0) < QUIET);
    if (quiet) since ??= window;
    else if (since !== null) {
      found.push({ start: since / per_second, end: window / per_second });
      since = null;
    }
  }
  return found;
}
