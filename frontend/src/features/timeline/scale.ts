/**
 * Where a moment is drawn. The call is linear from the gutter; the time after it has a part of its own at the
 * right, logarithmic, as it goes from seconds to weeks.
 */
export interface Scale {
  readonly width: number;
  readonly start: number;
  /** x of the call's end */
  readonly end: number;
  readonly length: number;
  readonly x: (seconds: number) => number;
  readonly ticks: readonly Tick[];
}
export interface Tick {
  readonly x: number;
  readonly label: string;
  readonly after: boolean;
}

const GUTTER = 164;
const AFTER_SHARE = 0.2;
const EDGE = 28;
const KNEE = 30;
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const LATER: readonly (readonly [seconds: number, label: string])[] = [
  [30, "+30 s"],
  [120, "+2 min"],
  [900, "+15 min"],
  [3600, "+1 h"],
  [14_400, "+4 h"],
  [86_400, "+1 day"],
  [604_800, "+1 week"],
  [2_592_000, "+30 days"],
];
const MIN_TICK = 72;

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** `sound` is where the recording ends: one that outlasts the call makes its part longer, never leaves it. */
export function scaleOf(width: number, length: number, lastOffset: number, sound = 0): Scale {
  const span = Math.max(length, sound, 1);
  const over = Math.min(Math.max(length, 1), span);
  const hasAfter = lastOffset > span;
  const room = width - GUTTER - EDGE;
  const end = GUTTER + (hasAfter ? room * (1 - AFTER_SHARE) : room);
  const far = Math.log1p(Math.max(lastOffset - span, 60) / KNEE);
  const x = (seconds: number) => {
    if (seconds <= span) return GUTTER + (Math.max(0, seconds) / span) * (end - GUTTER);
    return end + EDGE + (Math.log1p((seconds - span) / KNEE) / far) * (width - EDGE * 2 - end - 56);
  };

  const step = STEPS.find((seconds) => (seconds / span) * (end - GUTTER) >= MIN_TICK) ?? 7200;
  const ticks: Tick[] = [];
  for (let at = 0; at < span - step * 0.4; at += step)
    ticks.push({ x: x(at), label: clock(at), after: false });
  if (hasAfter || over < span) ticks.push({ x: x(over), label: "end", after: false });
  if (hasAfter) {
    let last = end;
    for (const [seconds, label] of LATER) {
      const place = x(over + seconds);
      if (over + seconds > lastOffset * 1.5 || place < end || place - last < MIN_TICK || place > width - EDGE)
        continue;
      ticks.push({ x: place, label, after: true });
      last = place;
    }
  }
  return { width, start: GUTTER, end, length: span, x, ticks };
}
