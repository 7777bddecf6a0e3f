import { useEffect, useRef } from "react";

/** Function keys of a screen: they work while somebody types, never behind a dialog. */
export function useFunctionKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (act === undefined || event.defaultPrevented || event.repeat) return;
      if (document.querySelector("[role=dialog]") !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
