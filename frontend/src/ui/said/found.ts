/** Words that were found to force a handoff, or to be looked at; a phrase may begin in one segment and end in the next. */
export interface FoundWords {
  readonly segment: string;
  readonly last_segment: string;
  readonly first: number;
  readonly last: number;
  readonly tier: "now" | "review";
}
export interface FoundRange {
  readonly first: number;
  readonly last: number;
  readonly tier: "now" | "review";
}

/** Which words of a segment were found. */
export function foundIn(segment: string, found: readonly FoundWords[]): FoundRange[] {
  return found
    .filter((one) => one.segment === segment || one.last_segment === segment)
    .map((one) => ({
      first: one.segment === segment ? one.first : 0,
      last: one.last_segment === segment ? one.last : Number.POSITIVE_INFINITY,
      tier: one.tier,
    }));
}

/** The stricter of what stands at a word. */
export function tierAt(ranges: readonly FoundRange[], index: number): FoundRange["tier"] | undefined {
  const here = ranges.filter(({ first, last }) => first <= index && index <= last);
  return here.find(({ tier }) => tier === "now")?.tier ?? here[0]?.tier;
}
