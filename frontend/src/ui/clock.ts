import { createContext, useContext, useEffect, useState } from "react";

const MINUTE = 60_000;

/** How far this machine's clock is from the server's; set from the `now` of a list. */
let offset = 0;
const listeners = new Set<() => void>();

export function setServerNow(now: string): void {
  offset = Date.parse(now) - Date.now();
  for (const listener of listeners) listener();
}

export const serverNow = (): number => Date.now() + offset;

export const ClockContext = createContext<number>(0);

/** Server time in ms, which ticks with the minute. */
export const useNow = (): number => useContext(ClockContext);

export function useTicking(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      setNow(serverNow());
      timer = setTimeout(tick, MINUTE - (serverNow() % MINUTE));
    };
    tick();
    listeners.add(tick);
    return () => {
      listeners.delete(tick);
      clearTimeout(timer);
    };
  }, []);
  return now;
}
