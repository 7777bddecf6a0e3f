import { IconPlayerPlay } from "@tabler/icons-react";
import type { Possible as Guess } from "@/api/types";
import { place } from "../times";
import { sideName } from "./names";
import classes from "./Said.module.css";

interface Props {
  readonly guess: Guess;
  /** Absent where there is no sound to play. */
  readonly onPlay: (() => void) | undefined;
}

/** A guess of the second hearing. It looks like one: gray, with a question mark, and the sound to judge by. */
export function Possible({ guess, onPlay }: Props) {
  const family = guess.family.replaceAll("_", " ");
  return (
    <span className={classes.possible}>
      {onPlay !== undefined && (
        <button type="button" className={classes.listen} onClick={onPlay}>
          <IconPlayerPlay size={14} stroke={1.75} aria-hidden />
          Listen <span className="num">{place(guess.start)}</span>
        </button>
      )}
      {guess.text === null ? (
        <em>These words were destroyed.</em>
      ) : (
        <span>
          “{guess.text}”? A second hearing, which leans to words of {family}, has this here (
          {sideName(guess.channel).toLowerCase()}). It is a guess: the transcript has other words, and stands.
        </span>
      )}
    </span>
  );
}
