import type { CallItem } from "@/api/types";

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
