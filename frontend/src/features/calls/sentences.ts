import type { AttemptOutcome, CallItem } from "@/api/types";
import { length } from "@/ui/times";

const ENDS: Record<string, string> = {
  completed: "Completed",
  abandoned: "Abandoned in the queue",
  busy: "Busy",
  no_answer: "No answer",
  failed: "Failed",
};
const STATES: Record<CallItem["state"], string> = {
  offered: "Ringing",
  queued: "In the queue",
  answered: "Talking",
  held: "On hold",
  voicemail: "Left a voicemail",
  ended: "Ended",
};

export function howItEnded(call: CallItem): string {
  if (call.state !== "ended" || call.end_reason === null) return STATES[call.state];
  // The phone system calls it completed also when a machine took the message.
  if (call.direction === "inbound" && call.end_reason === "completed" && call.answered_at === null)
    return "No person answered";
  return ENDS[call.end_reason] ?? call.end_reason.replaceAll("_", " ");
}

const RECORDINGS: Record<CallItem["recording"], string> = {
  none: "Not recorded",
  recording: "Being recorded",
  stored: "Recorded",
  dropped: "Dropped: no consent",
};
export const recordingOf = (call: CallItem): string => RECORDINGS[call.recording];

/** "Yes to all three", "No", "Recording yes, analysis no", or that nobody answered. */
export function consentOf({ consent }: CallItem): string {
  const answers = Object.values(consent);
  if (answers.every((answer) => answer === "given")) return "Yes to all three";
  if (answers.every((answer) => answer === "unknown")) return "Not asked, or no answer";
  if (answers.every((answer) => answer === "declined")) return "No";
  const word = { given: "yes", declined: "no", withdrawn: "taken back", unknown: "no answer" };
  return Object.entries(consent)
    .map(([purpose, answer]) => `${purpose} ${word[answer]}`)
    .join(", ");
}

const TRIES: Partial<Record<string, AttemptOutcome>> = {
  no_answer: "no_answer",
  abandoned: "no_answer",
  busy: "busy",
  failed: "failed",
};
const NOT_REACHED: Partial<Record<AttemptOutcome, string>> = {
  no_answer: "no answer",
  busy: "busy",
  failed: "it failed",
};

interface Went {
  readonly words: string;
  readonly going: boolean;
  /** What to log, where the phone system can know it. */
  readonly proposed: AttemptOutcome | null;
}

/** How a call of ours went, as far as the phone system knows. */
export function howItWent(call: CallItem): Went {
  const going = call.state !== "ended";
  if (going) return { words: call.answered_at === null ? "it rings" : "talking", going, proposed: null };
  if (call.answered_at !== null)
    return {
      words: call.seconds === null ? "answered" : `answered, ${length(call.seconds)}`,
      going,
      proposed: null,
    };
  const proposed = TRIES[call.end_reason ?? ""] ?? "no_answer";
  return { words: NOT_REACHED[proposed] ?? "no answer", going, proposed };
}

/** Who heard what the caller said: a person, or nobody yet. While it rings, or when we called in vain, there is nothing. */
export function heardBy(call: CallItem): "person" | "nobody" | "nothing" {
  if (call.heard && call.answered_at !== null) return "person";
  const rings = call.state === "offered" || call.state === "queued";
  const inVain = call.direction === "outbound" && call.answered_at === null;
  return rings || inVain ? "nothing" : "nobody";
}
