import type { CallItem } from "@/api/types";
import { clockTime } from "@/ui/times";

export interface Recorded {
  readonly words: string;
  readonly more: string;
  readonly state: "on" | "paused" | "off";
}

/** What is kept of the sound at this moment, and why. */
export function recordedNow(call: CallItem): Recorded {
  const { recording } = call.consent;
  if (recording === "declined" || recording === "withdrawn")
    return { words: "Not recorded", more: "The caller said no. Nothing is kept.", state: "off" };
  if (call.state === "ended")
    return {
      words: call.recording === "stored" ? "Recorded" : "Not recorded",
      more: "The call is over.",
      state: "off",
    };
  if (call.paused_at !== null)
    return {
      words: "Recording paused",
      more: `Since ${clockTime(call.paused_at)} nothing that is said is kept or heard by a machine.`,
      state: "paused",
    };
  if (call.recording === "recording")
    return { words: "Being recorded", more: "Both sides, sealed as they come.", state: "on" };
  return {
    words: "Not recorded",
    more:
      recording === "given" ? "The caller said yes; no sound has come yet." : "No yes from the caller yet.",
    state: "off",
  };
}

const ANSWERS: Record<CallItem["consent"]["recording"], string> = {
  given: "Yes",
  declined: "No",
  withdrawn: "Yes, then taken back",
  unknown: "No answer yet",
};
export const answerOf = (answer: CallItem["consent"]["recording"]): string => ANSWERS[answer];
