import type { Place, WordRange } from "../selection";

/** The word under an element; null beside the words and on buttons and fields. */
export function wordOf(target: EventTarget | Node | null): Place | null {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
  if (element === null || element.closest("button, input, a") !== null) return null;
  const word = element.closest<HTMLElement>("[data-word]")?.dataset.word;
  const line = element.closest<HTMLElement>("[data-line]")?.dataset.line;
  return word === undefined || line === undefined ? null : { line, word: Number(word) };
}

/** The words of one line that the pointer was drawn over; the browser's own selection then goes. */
export function wordsDragged(): WordRange | null {
  const drawn = window.getSelection();
  if (drawn === null || drawn.isCollapsed) return null;
  const from = wordOf(drawn.anchorNode);
  const to = wordOf(drawn.focusNode);
  if (from === null || to === null || from.line !== to.line || from.word === to.word) return null;
  drawn.removeAllRanges();
  return { line: from.line, first: Math.min(from.word, to.word), last: Math.max(from.word, to.word) };
}
