import type { Reviewed } from "@/api/types";
import type { Line } from "@/ui/said/lines";

/** Reviews are kept in seconds as numbers that traveled: a hundredth is no difference. */
const ALIKE = 0.02;

/**
 * Who stands by a line as it reads now: the last review of all of it. A review says nothing of words that
 * were corrected after it.
 */
export function reviewOf(line: Line, reviewed: readonly Reviewed[]): Reviewed | null {
  const changed =
    line.kind === "said" ? Math.max(0, ...line.segment.corrections.map(({ at }) => Date.parse(at))) : 0;
  return (
    reviewed.findLast(
      ({ start, end, at }) =>
        start <= line.start + ALIKE && line.end <= end + ALIKE && Date.parse(at) >= changed,
    ) ?? null
  );
}
