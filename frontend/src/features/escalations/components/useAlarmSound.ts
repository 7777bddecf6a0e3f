import { useEffect, useState } from "react";
import { beginAlarm } from "./sound";

export interface Sounding {
  readonly muted: boolean;
  readonly mute: (on: boolean) => void;
  /** The browser lets no page sound before somebody has touched it. */
  readonly silent: boolean;
}

/** Sounds while any of these waits. Muting holds for those that wait now: one that comes later sounds again. */
export function useAlarmSound(waiting: readonly string[]): Sounding {
  const [mutedFor, setMutedFor] = useState<ReadonlySet<string>>(new Set());
  const [silent, setSilent] = useState(false);
  const muted = waiting.length > 0 && waiting.every((id) => mutedFor.has(id));
  const on = waiting.length > 0 && !muted;
  useEffect(() => {
    if (!on) return;
    const alarm = beginAlarm(setSilent);
    return () => {
      alarm.stop();
      setSilent(false);
    };
  }, [on]);
  const mute = (quiet: boolean) => setMutedFor(new Set(quiet ? waiting : []));
  return { muted, mute, silent: silent && on };
}
