import { Kbd, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import type { Mark } from "@/api/types";
import type { Line } from "@/ui/said/lines";
import { Marked } from "@/ui/said/Marked";
import { markedWords } from "../marked";
import classes from "./Legend.module.css";

const NAMES: readonly (readonly [mark: Mark, name: string])[] = [
  ["unsure", "unsure"],
  ["drug", "drug"],
  ["dose", "dose"],
  ["number", "number"],
  ["negation", "negation"],
];

interface Props {
  readonly lines: readonly Line[];
  readonly onNext: (mark: Mark) => void;
}

/** What the marks mean and how many there are; each leads to the next of its kind. */
export function Legend({ lines, onNext }: Props) {
  const counts = useMemo(
    () => new Map(NAMES.map(([mark]) => [mark, markedWords(lines, mark).length])),
    [lines],
  );
  return (
    <ul className={classes.legend} aria-label="Marked words">
      {NAMES.map(([mark, name]) => {
        const n = counts.get(mark) ?? 0;
        return (
          <li key={mark}>
            <UnstyledButton
              className={classes.next}
              disabled={n === 0}
              onClick={() => onNext(mark)}
              title={`Go to the next: ${name}`}
            >
              <Marked marks={[mark]}>{name}</Marked> <span className="num">{n}</span>
              {mark === "unsure" && <Kbd>U</Kbd>}
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}
