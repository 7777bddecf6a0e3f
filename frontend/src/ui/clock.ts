import { createContext, useContext, useEffect, useState } from "react";

/** How far this machine's clock is from the server's; set from the `now` of a list. */
let offset = 0;
const MINUTE = 60_000;

export function setServerNow(now: string): void {
  offset = Date.parse(now) - Date.now();
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
      setNow(serverNow());
      timer = setTimeout(tick, MINUTE - (serverNow() % MINUTE));
    };
    // Twice early, as the first list brings the server's time with it.
    timer = setTimeout(tick, 1000);
    return () => clearTimeout(timer);
  }, []);
  return now;
}
