import { Button, Kbd } from "@mantine/core";
import type { Segment } from "@/api/types";
import { placed } from "@/ui/said/corrected";
import type { Line } from "@/ui/said/lines";
import { lineName, MARKS, speakerName } from "@/ui/said/names";
import { place } from "@/ui/times";
import { count } from "@/ui/words";
import { secondsAgo } from "../ago";
import { wordsAt } from "../rebase";
import { type Selection, stretchOf, wordsOf } from "../selection";
import classes from "./SelectionBar.module.css";

interface Props {
  readonly lines: readonly Line[];
  readonly selection: Selection | null;
  readonly playable: boolean;
  readonly mayWrite: boolean;
  readonly reviewing: boolean;
  readonly onPlay: () => void;
  readonly onCorrect: () => void;
  readonly onReview: () => void;
  /** Absent for who may not say so. */
  readonly onUrgent: (() => void) | undefined;
}

/** What is selected, what is known of it, and what can be done. */
export function SelectionBar(props: Props) {
  const { lines, selection, playable, mayWrite, reviewing, onPlay, onCorrect, onReview, onUrgent } = props;
  const stretch = selection === null ? null : stretchOf(lines, selection);
  const range = selection === null ? null : wordsOf(selection);
  const line = lines.find(({ id }) => id === range?.line);
  const said = line?.kind === "said" && range !== null ? line.segment : null;
  return (
    <div className={classes.bar}>
      <p className={classes.what} role="status">
        {selection === null || stretch === null ? (
          <span className="faint">
            Choose words: click them, or move with the arrow keys. Shift selects more.
          </span>
        ) : said !== null && range !== null ? (
          <Known segment={said} first={range.first} last={range.last} />
        ) : (
          <span className="num">
            {stretch.lines > 1 || line === undefined
              ? `${count(stretch.lines, "line")}, `
              : `${lineName(line)}, `}
            {place(stretch.start)} to {place(stretch.end)}
          </span>
        )}
      </p>
      {playable && (
        <Button disabled={stretch === null} onClick={onPlay}>
          Play from here <Kbd>P</Kbd>
        </Button>
      )}
      {onUrgent !== undefined && (
        <Button disabled={said === null} onClick={onUrgent}>
          This was urgent <Kbd>M</Kbd>
        </Button>
      )}
      {mayWrite && (
        <>
          <Button disabled={said === null} onClick={onCorrect}>
            Correct <Kbd>Enter</Kbd>
          </Button>
          <Button disabled={stretch === null} loading={reviewing} onClick={onReview}>
            Mark reviewed <Kbd>R</Kbd>
          </Button>
        </>
      )}
    </div>
  );
}

/** The words, who said them, why they are marked, and what was heard before somebody corrected them. */
function Known({ segment, first, last }: { segment: Segment; first: number; last: number }) {
  const marks = segment.marks.filter((one) => one.first <= last && first <= one.last);
  const words = segment.words.slice(first, last + 1);
  const sure = Math.min(...words.map(({ probability }) => probability));
  const corrections = placed(segment).filter(
    ({ from, to }) => from <= last && first < Math.max(to, from + 1),
  );
  return (
    <>
      <b>“{wordsAt(segment, first, last)}”</b>{" "}
      <span className="faint num">
        {speakerName(segment)}, {place(words[0]?.start ?? segment.start)}
      </span>
      {marks.length > 0 && (
        <span className="dim">
          {" · "}
          {[...new Set(marks.map(({ mark }) => MARKS[mark]))].join(", ")}
          {marks.some(({ mark }) => mark === "unsure") && ` (${Math.round(sure * 100)}% sure)`}
        </span>
      )}
      {corrections.map((one) => (
        <span key={`${one.at}${one.first}`} className="dim">
          {" · heard “"}
          {one.before}
          {"”, corrected by "}
          {one.by} {secondsAgo(one.at)}
        </span>
      ))}
    </>
  );
}
