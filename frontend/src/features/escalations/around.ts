import type { Escalation, Segment } from "@/api/types";

type Said = Escalation["words"][number];

interface Around {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** As many words on each side as a sentence needs. */
const WORDS = 14;
/** Seconds by which a later hearing of the same words may place them elsewhere. */
const NEAR = 2;

const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Exact words with what was said around them in the same breath. A later hearing of the call has other
 * segments: there they are looked for near their time. Null where the transcript does not have them.
 */
export function aroundOf(said: Said, segments: readonly Segment[]): Around | null {
  const { text, start, end } = said;
  if (text === null || start === null || end === null) return null;
  const wanted = text.split(/\s+/).map(bare);
  const near = segments.filter(
    (one) =>
      !one.destroyed && (one.id === said.segment || (one.start < end + NEAR && start - NEAR < one.end)),
  );
  near.sort((a, b) => Number(b.id === said.segment) - Number(a.id === said.segment));
  for (const { words } of near) {
    const texts = words.map((word) => word.text.trim());
    const first = texts.findIndex((_, index) =>
      wanted.every((word, step) => bare(texts[index + step] ?? "") === word),
    );
    if (first < 0) continue;
    const past = first + wanted.length;
    const from = Math.max(0, first - WORDS);
    return {
      before: (from > 0 ? "… " : "") + texts.slice(from, first).join(" "),
      match: texts.slice(first, past).join(" "),
      after: texts.slice(past, past + WORDS).join(" ") + (past + WORDS < texts.length ? " …" : ""),
    };
  }
  return null;
}
