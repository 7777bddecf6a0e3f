import { IconEyeOff, IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Mark, Mask, Segment } from "@/api/types";
import type { Placed } from "./corrected";
import { type FoundRange, tierAt } from "./found";
import { Marked } from "./Marked";
import { maskName } from "./names";
import { isUnsure, type Run, runsOf } from "./runs";
import classes from "./Said.module.css";

const UNSURE: readonly Mark[] = ["unsure"];

interface Props {
  readonly segment: Segment;
  /** Number of the word that is being played; below 0 for none. */
  readonly playing?: number;
  readonly selected?: { readonly first: number; readonly last: number } | null;
  /** Stands in the place of the selected words. */
  readonly instead?: ReactNode;
  readonly onMask?: ((mask: Mask) => void) | undefined;
  readonly lifted?: ReadonlyMap<string, string>;
  readonly found?: readonly FoundRange[];
}

const NOTHING: readonly FoundRange[] = [];

/** What was said in a segment, word by word, each marked as it deserves. */
export function Said(props: Props) {
  const { segment, playing = -1, selected = null, instead, onMask, lifted, found = NOTHING } = props;
  const textOf = (index: number) => segment.words[index]?.text.trim();
  const word = (index: number) => (
    <span
      key={index}
      data-word={index}
      data-found={tierAt(found, index)}
      data-playing={index === playing || undefined}
      data-selected={(selected !== null && selected.first <= index && index <= selected.last) || undefined}
    >
      {isUnsure(segment, index) ? <Marked marks={UNSURE}>{textOf(index)}</Marked> : textOf(index)}
    </span>
  );
  const between = (first: number, last: number) => {
    const words: ReactNode[] = [];
    for (let index = first; index <= last; index++) {
      if (index > first) words.push(" ");
      words.push(word(index));
    }
    return words;
  };
  if (segment.destroyed) return <em className="faint">These words were destroyed.</em>;
  const hidden = instead !== undefined ? selected : null;
  return (
    <span className={classes.said}>
      {runsOf(segment).flatMap((run) => {
        const shown = hidden === null ? [run] : outside(run, hidden);
        const starts = hidden !== null && run.first <= hidden.first && hidden.first <= run.last;
        return [
          ...shown.filter(({ first }) => hidden === null || first < hidden.first).map(drawn),
          ...(starts ? [<span key="instead">{instead} </span>] : []),
          ...shown.filter(({ first }) => hidden !== null && first > hidden.last).map(drawn),
        ];
      })}
    </span>
  );

  function drawn(run: Run): ReactNode {
    const words = between(run.first, run.last);
    return (
      <span key={`${run.first}-${run.last}`}>
        {run.corrections.length > 0 ? (
          <Corrected corrections={run.corrections}>{words}</Corrected>
        ) : run.mask !== null ? (
          <Masked mask={run.mask} onMask={onMask} text={lifted?.get(run.mask.id)} place={run.first} />
        ) : (
          <Marked marks={run.marks}>{words}</Marked>
        )}{" "}
      </span>
    );
  }
}

/** The parts of a run before and after some words. */
function outside(run: Run, { first, last }: { first: number; last: number }): Run[] {
  if (run.last < first || run.first > last) return [run];
  return [
    { ...run, last: first - 1 },
    { ...run, first: last + 1 },
  ].filter((part) => part.first <= part.last);
}

/** What was heard stays beside what a person corrected. */
function Corrected({ corrections, children }: { corrections: readonly Placed[]; children: ReactNode }) {
  const first = corrections[0];
  const last = corrections.at(-1);
  if (first === undefined || last === undefined) return children;
  return (
    <span title={`Heard: “${first.before}”. Corrected by ${last.by}`}>
      <s className="w-strike">{first.before}</s>{" "}
      {last.from < last.to && (
        <span className="w-ok">
          <IconPencil className="w-icon" stroke={1.75} aria-hidden />
          {children}
        </span>
      )}
    </span>
  );
}

interface MaskedProps {
  readonly mask: Mask;
  readonly text: string | undefined;
  readonly place: number;
  readonly onMask: ((mask: Mask) => void) | undefined;
}

function Masked({ mask, text, place, onMask }: MaskedProps) {
  return (
    <span
      className="w-masked"
      data-word={place}
      title={
        mask.liftable && onMask === undefined
          ? "A nurse or a supervisor can show it, with a reason"
          : undefined
      }
    >
      <IconEyeOff className="w-icon" stroke={1.75} aria-hidden />
      {text === undefined ? `[${maskName(mask.kind)}]` : <b className="num">{text}</b>}
      {mask.liftable && onMask !== undefined && (
        <button type="button" className={classes.lift} onClick={() => onMask(mask)}>
          {text === undefined ? "show, with a reason" : "hide again"}
        </button>
      )}
    </span>
  );
}
