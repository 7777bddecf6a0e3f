import type { LiveState } from "@/api/live";
import type { CallItem, Transcript } from "@/api/types";

export interface Latency {
  readonly words: string;
  /** Whether somebody who relies on the words must know. */
  readonly late: boolean;
}

/** Words that come within this time keep up with a talk. */
const LATE_SECONDS = 5;

interface Known {
  readonly call: CallItem;
  readonly transcript: Transcript;
  readonly link: LiveState;
  readonly transcriberAway: boolean;
}

/** How far the words are behind the voices, or why there are none: never more than is known. */
export function latencyOf({ call, transcript, link, transcriberAway }: Known): Latency {
  const { transcription } = call.consent;
  if (transcription === "declined" || transcription === "withdrawn" || transcript.state === "declined")
    return { words: "No words: the caller said no to transcription", late: true };
  if (call.state === "ended") return { words: "The call is over", late: false };
  if (link === "paused")
    return { words: "Not connected: words may be missing. Connecting again", late: true };
  if (transcription === "unknown")
    return { words: "No words: the caller has not said yes to transcription", late: true };
  if (call.paused_at !== null) return { words: "No words while the recording is paused", late: true };
  if (transcriberAway) {
    const kept = call.recording === "recording" ? ", the recording goes on" : "";
    return { words: `No words: the transcriber is away${kept}`, late: true };
  }
  if (transcript.behind === null) return { words: "No words yet", late: false };
  const behind = Math.round(transcript.behind);
  return {
    words: behind < 1 ? "Words less than 1 s behind" : `Words ${behind} s behind`,
    late: behind >= LATE_SECONDS,
  };
}
