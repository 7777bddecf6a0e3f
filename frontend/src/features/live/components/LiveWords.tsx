import { Button, Kbd } from "@mantine/core";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { Transcript } from "@/api/types";
import { useKeys } from "@/ui/keys";
import { type FoundRange, type FoundWords, foundIn } from "@/ui/said/found";
import { type Line, linesOf } from "@/ui/said/lines";
import { lineName } from "@/ui/said/names";
import { Possible } from "@/ui/said/Possible";
import { Said } from "@/ui/said/Said";
import { Unheard } from "@/ui/said/Unheard";
import { place } from "@/ui/times";
import { count } from "@/ui/words";
import classes from "./LiveWords.module.css";

/** A reader this near to the end, in pixels, reads along. */
const NEAR_END = 40;

/** Words as they come. Who reads along stays at the end; who reads further up is never moved. */
export function LiveWords({ transcript, found }: { transcript: Transcript; found: readonly FoundWords[] }) {
  const lines = useMemo(() => linesOf(transcript), [transcript]);
  const box = useRef<HTMLDivElement>(null);
  const along = useRef(true);
  const [seen, setSeen] = useState(0);
  const fresh = Math.max(0, lines.length - seen);

  const toEnd = () => {
    along.current = true;
    setSeen(lines.length);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };
  useEffect(() => {
    if (!along.current) return;
    setSeen(lines.length);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines.length]);
  const scrolled = () => {
    const element = box.current;
    if (element === null) return;
    along.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    if (along.current) setSeen(lines.length);
  };
  useKeys({ n: toEnd, End: toEnd });
  return (
    <div className={classes.words}>
      <div
        ref={box}
        className={classes.scroller}
        onScroll={scrolled}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too
        tabIndex={0}
        role="log"
        aria-label="Words"
      >
        <ol>
          {lines.map((line) => (
            <LiveLine key={line.id} line={line} found={found} />
          ))}
        </ol>
      </div>
      {fresh > 0 && (
        <Button className={classes.fresh ?? ""} variant="filled" onClick={toEnd}>
          {count(fresh, "new line")} <Kbd>N</Kbd>
        </Button>
      )}
    </div>
  );
}

/** The same words again are the same line: only what is new is drawn. */
const LiveLine = memo(
  function LiveLine({ line, found }: { line: Line; found: readonly FoundWords[] }) {
    const here = foundHere(line, found);
    return (
      <li className={classes.line} data-now={here.some(({ tier }) => tier === "now") || undefined}>
        <time className="num">{place(line.start)}</time>
        <span
          className={classes.who}
          data-staff={(line.kind === "said" && line.segment.speaker !== "caller") || undefined}
        >
          {lineName(line)}
        </span>
        <div>
          {line.kind === "said" ? (
            <Said segment={line.segment} found={here} />
          ) : line.kind === "gap" ? (
            <Unheard gap={line.gap} />
          ) : (
            <Possible guess={line.possible} onPlay={undefined} />
          )}
        </div>
      </li>
    );
  },
  (before, after) =>
    wordsOf(before.line) === wordsOf(after.line) &&
    JSON.stringify(foundHere(before.line, before.found)) ===
      JSON.stringify(foundHere(after.line, after.found)),
);

const foundHere = (line: Line, found: readonly FoundWords[]): FoundRange[] =>
  line.kind === "said" ? foundIn(line.segment.id, found) : [];

/** What a line is made of: the very same object while nothing of it changed. */
function wordsOf(line: Line): object {
  if (line.kind === "said") return line.segment;
  return line.kind === "gap" ? line.gap : line.possible;
}
