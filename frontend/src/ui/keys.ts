import { createContext, useContext, useEffect, useRef } from "react";

export interface LetterKeys {
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}
/** Letter keys can be turned off by a person (WCAG 2.1.4). */
export const LetterKeysContext = createContext<LetterKeys>({ on: true, set: () => undefined });
export const useLetterKeys = (): LetterKeys => useContext(LetterKeysContext);

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const inField = (target: EventTarget | null) => target instanceof Element && target.closest(FIELDS) !== null;
const inDialog = () => document.querySelector("[role=dialog]") !== null;
const onButton = (target: EventTarget | null) =>
  target instanceof Element && target.closest("button, a, summary, [role=menuitem]") !== null;

/** Single keys of a screen: never in a field, never behind a dialog, never with a modifier. */
export function useKeys(keys: KeyMap): void {
  const { on } = useLetterKeys();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (inField(event.target) || inDialog()) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (name.length === 1 && name !== " " && !on) return;
      if ((name === "Enter" || name === " ") && onButton(event.target)) return;
      const act = latest.current[name];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
}
