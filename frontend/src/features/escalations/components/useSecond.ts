import { useEffect, useState } from "react";
import { serverNow } from "@/ui/clock";

/** Server time in ms, which ticks with the second. */
export function useSecond(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
