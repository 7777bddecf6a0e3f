import type { Correction, Segment } from "@/api/types";

/** A correction, and the words of the present text that it stands for. */
export interface Placed extends Correction {
  /** The first of its words in the present text. */
  readonly from: number;
  /** One past the last; the same as `from` where the words were struck out. */
  readonly to: number;
}

/** How many words more a correction made: fewer than none when it struck some. */
export function grownBy({ first, last, after }: Correction): number {
  const text = (after ?? "").trim();
  return (text === "" ? 0 : text.split(/\s+/).length) - (last + 1 - first);
}

/**
 * Where each correction stands in the present text. It counted the words of the text as it was then: whatever
 * was corrected later, further to the left, has moved it.
 */
export function placed({ corrections }: Pick<Segment, "corrections">): Placed[] {
  return corrections.map((correction, index) => {
    let from = correction.first;
    let to = correction.last + 1 + grownBy(correction);
    for (const later of corrections.slice(index + 1)) {
      const end = later.last + 1;
      const grown = grownBy(later);
      if (end <= from) {
        from += grown;
        to += grown;
      } else if (later.first < to) {
        from = Math.min(from, later.first);
        to = Math.max(to, end) + grown;
      }
    }
    return { ...correction, from, to };
  });
}
