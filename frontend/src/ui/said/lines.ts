import type { NotHeard, Possible, Segment, Transcript } from "@/api/types";

/** One line of a transcript: what somebody said, a stretch that nothing heard, or a guess to listen to. */
export type Line = SaidLine | GapLine | PossibleLine;
interface SaidLine {
  readonly kind: "said";
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly segment: Segment;
}
interface GapLine {
  readonly kind: "gap";
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly gap: NotHeard;
}
interface PossibleLine {
  readonly kind: "possible";
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly possible: Possible;
}
type Lined = Pick<Transcript, "segments" | "not_heard" | "possible">;

/** All lines in the order in which they began. */
export function linesOf({ segments, not_heard, possible }: Lined): Line[] {
  const said = segments.map(
    (segment): Line => ({
      kind: "said",
      id: segment.id,
      start: segment.start,
      end: segment.end,
      segment,
    }),
  );
  const gaps = not_heard.map(
    (gap): Line => ({
      kind: "gap",
      id: `gap-${gap.channel}-${gap.start}`,
      start: gap.start,
      end: gap.end,
      gap,
    }),
  );
  const guesses = possible.map(
    (one): Line => ({
      kind: "possible",
      id: `possible-${one.id}`,
      start: one.start,
      end: one.end,
      possible: one,
    }),
  );
  return [...said, ...gaps, ...guesses].sort(
    (one, other) => one.start - other.start || (one.id < other.id ? -1 : 1),
  );
}

export const wordCount = (line: Line): number => (line.kind === "said" ? line.segment.words.length : 0);
