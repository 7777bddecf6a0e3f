import { CloseButton, Kbd, UnstyledButton } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { type KeyMap, useKeys } from "@/ui/keys";
import classes from "./ChoiceBox.module.css";

export interface Choice {
  readonly name: string;
  readonly note?: string;
  readonly choose: () => void;
}
interface Props {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onLeave: () => void;
  readonly children?: ReactNode;
}

/** A question with numbered answers: the second key of two. Esc leaves it. */
export function ChoiceBox({ title, choices, onLeave, children }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);
  const keys: Record<string, () => void> = { Escape: onLeave };
  for (const [index, { choose }] of choices.entries()) keys[String(index + 1)] = choose;
  useKeys(keys satisfies KeyMap);
  useEffect(() => box.current?.querySelector("button")?.focus({ preventScroll: false }), []);

  return (
    <fieldset className={classes.box} ref={box}>
      <legend>{title}</legend>
      <div className={classes.choices}>
        {choices.map(({ name, note, choose }, index) => (
          <UnstyledButton key={name} className={classes.choice ?? ""} onClick={choose}>
            <Kbd>{index + 1}</Kbd>
            <span>
              {name}
              {note !== undefined && <small className="num">{note}</small>}
            </span>
          </UnstyledButton>
        ))}
      </div>
      {children}
      <CloseButton size="sm" className={classes.leave ?? ""} aria-label="Leave" onClick={onLeave} />
    </fieldset>
  );
}
