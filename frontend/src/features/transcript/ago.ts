import { serverNow } from "@/ui/clock";
import { span } from "@/ui/times";

/** "12 s ago", "2 m ago": a correction of a moment ago is told to the second. */
export function secondsAgo(at: string, now = serverNow()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  return seconds < 60 ? `${seconds} s ago` : `${span(seconds)} ago`;
}
