import type { Correction, Segment, Transcript } from "@/api/types";
import { grownBy, placed } from "@/ui/said/corrected";

/** What a person wants to be read instead of words `first` to `last` of a segment. */
export interface Edit {
  readonly segment: string;
  readonly first: number;
  readonly last: number;
  /** The words as they stood when the person began. */
  readonly before: string;
  /** How many corrections the segment had then. */
  readonly known: number;
  readonly text: string;
}

/** Somebody corrected the same words meanwhile. */
export interface Conflict {
  readonly edit: Edit;
  /** The words that stand now. */
  readonly theirs: string;
  readonly by: readonly Correction[];
  readonly heard: string;
}

export type Rebased =
  | { readonly kind: "moved"; readonly edit: Edit }
  | { readonly kind: "conflict"; readonly conflict: Conflict }
  | { readonly kind: "gone" };

export const wordsAt = (segment: Segment, first: number, last: number): string =>
  segment.words
    .slice(first, last + 1)
    .map(({ text }) => text.trim())
    .join(" ");

/**
 * The same edit on the transcript as it is now. Corrections of other words only move it; one that touched the
 * same words is for the person to decide. A segment that a better hearing replaced is gone.
 */
export function rebase(edit: Edit, now: Pick<Transcript, "segments">): Rebased {
  const segment = now.segments.find(({ id }) => id === edit.segment);
  if (segment === undefined) return { kind: "gone" };
  const news = segment.corrections.slice(edit.known);
  let { first, last } = edit;
  let from = first;
  let to = last + 1;
  const by: Correction[] = [];
  for (const one of news) {
    const end = one.last + 1;
    const grown = grownBy(one);
    if (end <= from) {
      from += grown;
      to += grown;
    } else if (one.first < to) {
      by.push(one);
      from = Math.min(from, one.first);
      to = Math.max(to, end) + grown;
    }
  }
  first = from;
  last = to - 1;
  const moved = { ...edit, first, last, known: segment.corrections.length };
  if (by.length === 0) return { kind: "moved", edit: moved };
  const theirs = wordsAt(segment, first, last);
  const heard = heardAt(segment, first, last, edit.before);
  const there = withPlace(moved, segment);
  const stood = wordsAt(segment, there.first, there.last);
  return { kind: "conflict", conflict: { edit: { ...there, before: stood }, theirs, by, heard } };
}

/** Words that were struck out have no place any more: the word beside them is taken along. */
function withPlace(edit: Edit, segment: Segment): Edit {
  if (edit.first <= edit.last) return edit;
  const place = Math.max(0, edit.first - 1);
  const neighbor = wordsAt(segment, place, place);
  const text = edit.first === 0 ? `${edit.text} ${neighbor}` : `${neighbor} ${edit.text}`;
  return { ...edit, first: place, last: place, text };
}

/** What the engine heard there: what the earliest correction of these words replaced. */
function heardAt(segment: Segment, first: number, last: number, fallback: string): string {
  const earliest = placed(segment).find(({ from, to }) => from <= last && first < Math.max(to, from + 1));
  return earliest?.before ?? fallback;
}
