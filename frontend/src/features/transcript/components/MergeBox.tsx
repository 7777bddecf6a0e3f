import { Button, Kbd } from "@mantine/core";
import { useEffect, useId, useRef } from "react";
import { secondsAgo } from "../ago";
import type { Conflict } from "../rebase";
import { CorrectField } from "./CorrectField";
import classes from "./correct.module.css";
import type { Correcting } from "./useCorrecting";

interface Props {
  readonly correcting: Correcting;
  readonly conflict: Conflict;
  readonly onListen: () => void;
}

/** Two people corrected the same words: what was heard, theirs and yours; a person decides. */
export function MergeBox({ correcting, conflict, onListen }: Props) {
  const id = useId();
  const box = useRef<HTMLElement>(null);
  // Some browsers answer a promise, which must not become the effect's clean-up.
  useEffect(() => void box.current?.scrollIntoView?.({ block: "nearest" }), []);
  const { theirs, heard, edit, by } = conflict;
  const last = by.at(-1);
  const text = correcting.work?.edit.text ?? edit.text;
  return (
    <section ref={box} className={classes.merge} role="alert" aria-labelledby={id}>
      <h3 id={id}>
        {last?.by ?? "Somebody"} corrected these words {last === undefined ? "" : secondsAgo(last.at)}. Yours
        are not saved yet.
      </h3>
      <dl>
        <div>
          <dt>Heard</dt>
          <dd>
            <s className="w-strike">{heard}</s>
          </dd>
        </div>
        <div>
          <dt>Theirs</dt>
          <dd className="strong">{theirs === "" ? <i>struck out</i> : theirs}</dd>
          <Button size="compact-sm" variant="subtle" onClick={() => correcting.type(theirs)}>
            Start from theirs
          </Button>
        </div>
        <div>
          <dt>Yours</dt>
          <dd>
            <CorrectField correcting={correcting} text={text} label="Yours" onListen={onListen} />
          </dd>
        </div>
      </dl>
      <div className={classes.choices}>
        <Button variant="filled" loading={correcting.saving} onClick={correcting.save}>
          Save yours <Kbd>Enter</Kbd>
        </Button>
        <Button onClick={correcting.leave}>
          Keep theirs <Kbd>Esc</Kbd>
        </Button>
        <Button variant="subtle" onClick={onListen}>
          Listen again <Kbd>F4</Kbd>
        </Button>
      </div>
    </section>
  );
}
