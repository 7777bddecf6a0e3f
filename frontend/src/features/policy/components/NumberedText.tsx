import { useEffect, useRef } from "react";
import classes from "./NumberedText.module.css";

interface Props {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  /** A line to show, counted from 1; a new one each time that somebody asks. */
  readonly show: { readonly line: number } | null;
  readonly onChange: (text: string) => void;
}

/** A document as it is written, with the numbers of its lines. */
export function NumberedText({ label, text, readOnly, show, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = text.split("\n");
  useEffect(() => {
    if (show === null || field.current === null) return;
    const before = field.current.value.split("\n").slice(0, show.line - 1);
    const start = before.reduce((sum, line) => sum + line.length + 1, 0);
    const end = start + (field.current.value.split("\n")[show.line - 1]?.length ?? 0);
    field.current.focus();
    field.current.setSelectionRange(start, end);
    field.current.parentElement?.parentElement?.scrollTo({ top: Math.max(0, (show.line - 6) * 20) });
  }, [show]);
  return (
    <div className={classes.scroller}>
      <div className={classes.sheet}>
        <ol className={classes.numbers} aria-hidden>
          {lines.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its number
            <li key={index}>{index + 1}</li>
          ))}
        </ol>
        <textarea
          ref={field}
          className={classes.field}
          aria-label={label}
          rows={lines.length}
          cols={Math.max(80, ...lines.map((line) => line.length + 2))}
          wrap="off"
          spellCheck={false}
          readOnly={readOnly}
          value={text}
          onChange={({ currentTarget: { value } }) => onChange(value)}
        />
      </div>
    </div>
  );
}
