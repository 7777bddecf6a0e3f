import { type KeyboardEvent, useEffect, useRef } from "react";
import classes from "./correct.module.css";
import type { Correcting } from "./useCorrecting";

interface Props {
  readonly correcting: Correcting;
  readonly text: string;
  readonly label: string;
  /** The same words again, from a little before. */
  readonly onListen: () => void;
}

/** The words in a field, in their own place: Enter saves, Escape leaves. */
export function CorrectField({ correcting, text, label, onListen }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const press = (event: KeyboardEvent) => {
    const act = { Enter: correcting.save, Escape: correcting.leave, F4: onListen }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <input
      ref={field}
      className={classes.field}
      aria-label={label}
      value={text}
      size={Math.max(4, text.length + 1)}
      readOnly={correcting.saving}
      autoComplete="off"
      spellCheck
      onChange={(event) => correcting.type(event.target.value)}
      onKeyDown={press}
    />
  );
}
