import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import type { Mask, Reviewed } from "@/api/types";
import type { FoundWords } from "@/ui/said/found";
import type { Line } from "@/ui/said/lines";
import type { Player } from "../player";
import { lineAt } from "../playingWord";
import { reviewOf } from "../reviewed";
import { type Selection, stretchOf, type WordRange, wordsOf } from "../selection";
import { wordOf, wordsDragged } from "./pointed";
import { TranscriptLine } from "./TranscriptLine";
import classes from "./TranscriptLines.module.css";
import { usePlaying } from "./usePlayer";

/** A line of text, its padding, and letters to a line at a usual width: only a first guess, then measured. */
const TEXT = 22;
const PADDING = 12;
const LETTERS = 90;
const SPARE = 10;

interface Props {
  readonly lines: readonly Line[];
  readonly player: Player | null;
  readonly selection: Selection | null;
  readonly reviewed: readonly Reviewed[];
  readonly lifted: ReadonlyMap<string, string>;
  readonly found: readonly FoundWords[];
  readonly following: boolean;
  readonly onScrolled: () => void;
  readonly onWord: (line: string, word: number, extend: boolean) => void;
  readonly onWords: (range: WordRange) => void;
  readonly onOpen: () => void;
  readonly onMask: ((mask: Mask) => void) | undefined;
  /** The words that are being corrected, the field in their place and what stands under them. */
  readonly open: { readonly range: WordRange; readonly field: ReactNode; readonly below: ReactNode } | null;
}

const NOTHING = { first: -1, last: -1 };

/** Thousands of lines; only those in sight are drawn. */
export function TranscriptLines(props: Props) {
  const { lines, player, selection, reviewed, lifted, found, following, onScrolled, onMask, open } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const estimateSize = useCallback(
    (index: number) => {
      const line = lines[index];
      const letters = line?.kind === "said" ? line.segment.text.length : 0;
      return PADDING + TEXT * Math.max(1, Math.ceil(letters / LETTERS));
    },
    [lines],
  );
  const getItemKey = useCallback((index: number) => lines[index]?.id ?? index, [lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: SPARE,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 48,
  });

  const headLine = selection?.head.line ?? null;
  const places = useMemo(() => new Map(lines.map(({ id }, index) => [id, index])), [lines]);
  const head = headLine === null ? -1 : (places.get(headLine) ?? -1);
  useEffect(() => {
    if (head >= 0) virtual.scrollToIndex(head, { align: "auto" });
  }, [head, virtual]);

  const played = usePlaying(player, (now) => (now?.playing ? lineAt(lines, now.seconds) : -1));
  useEffect(() => {
    if (following && played >= 0) virtual.scrollToIndex(played, { align: "auto" });
  }, [following, played, virtual]);

  const pointed = (event: MouseEvent) => {
    const dragged = wordsDragged();
    if (dragged !== null) return props.onWords(dragged);
    const word = wordOf(event.target);
    if (word !== null) props.onWord(word.line, word.word, event.shiftKey);
  };

  const stretch = selection === null ? null : stretchOf(lines, selection);
  const range = selection === null ? null : wordsOf(selection);
  const anchor = selection === null ? -1 : (places.get(selection.anchor.line) ?? -1);
  const inside = (index: number) =>
    stretch !== null && Math.min(anchor, head) <= index && index <= Math.max(anchor, head);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1);
  return (
    <div ref={scroller} className={classes.scroller} onWheel={onScrolled} onTouchMove={onScrolled}>
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be chosen is a grid
        role="grid"
        aria-label="Transcript"
        aria-rowcount={lines.length}
        aria-multiselectable
        aria-activedescendant={shown.some(({ index }) => index === head) ? `line-${headLine}` : undefined}
        tabIndex={0}
        onMouseUp={pointed}
        onDoubleClick={props.onOpen}
      >
        <colgroup>
          <col className={classes.time} />
          <col className={classes.who} />
          <col />
          <col className={classes.review} />
        </colgroup>
        <tbody>
          <Space height={shown[0]?.start ?? 0} />
          {shown.map(({ index, key }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const chosen = range?.line === line.id;
            const opened = open !== null && open.range.line === line.id ? open : null;
            const words = opened?.range ?? (chosen && range !== null ? range : NOTHING);
            return (
              <tr
                key={key}
                ref={virtual.measureElement}
                id={`line-${line.id}`}
                data-index={index}
                data-line={line.id}
                aria-rowindex={index + 1}
                aria-selected={inside(index)}
              >
                <TranscriptLine
                  line={line}
                  player={player}
                  chosen={chosen || opened !== null}
                  first={words.first}
                  last={words.last}
                  review={reviewOf(line, reviewed)}
                  lifted={lifted}
                  found={found}
                  onMask={onMask}
                  instead={opened?.field}
                  below={opened?.below}
                />
              </tr>
            );
          })}
          <Space height={virtual.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the lines that are not drawn. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={4} style={{ height, padding: 0 }} />
    </tr>
  );
}
