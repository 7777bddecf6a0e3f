import { useEffect, useRef, useState } from "react";
import { ACTS } from "@/api/presence";

const WARN_BEFORE = 60;
const CHANNEL = "ringback-activity";

/**
 * Seconds left before the log-off once less than a minute is left, else null. Any act in any tab counts;
 * `onAct` runs at most once a minute, so that the server knows of a person who only reads.
 */
export function useIdle(seconds: number, onAct: () => void, onIdle: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const calls = useRef({ onAct, onIdle });
  useEffect(() => {
    calls.current = { onAct, onIdle };
  });

  useEffect(() => {
    let last = Date.now();
    let told = last;
    const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
    const acted = () => {
      last = Date.now();
      setLeft(null);
    };
    const act = () => {
      acted();
      if (last - told < 60_000) return;
      told = last;
      channel?.postMessage("act");
      calls.current.onAct();
    };
    if (channel !== null) channel.onmessage = acted;
    const timer = setInterval(() => {
      const rest = Math.ceil(seconds - (Date.now() - last) / 1000);
      setLeft(rest <= WARN_BEFORE ? Math.max(0, rest) : null);
      if (rest <= 0) {
        clearInterval(timer);
        calls.current.onIdle();
      }
    }, 1000);
    for (const name of ACTS) window.addEventListener(name, act, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      channel?.close();
      for (const name of ACTS) window.removeEventListener(name, act, { capture: true });
    };
  }, [seconds]);

  return left;
}
