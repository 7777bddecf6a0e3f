import type { NotHeard, Segment, Transcript } from "@/api/types";

/** One line of a transcript: what somebody said, or a stretch that nothing heard. */
export type Line = SaidLine | GapLine;
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

/** All lines in the order in which they began. */
export function linesOf({ segments, not_heard }: Pick<Transcript, "segments" | "not_heard">): Line[] {
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
  return [...said, ...gaps].sort((one, other) => one.start - other.start || (one.id < other.id ? -1 : 1));
}

export const wordCount = (line: Line): number => (line.kind === "said" ? line.segment.words.length : 0);
