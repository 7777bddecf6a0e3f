import type { CallRouting } from "@/api/types";

/** not_heard as people read it: Not heard. */
export const named = (code: string): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll("_", " ");

type Lane = NonNullable<CallRouting["lane"]>["lane"];
export const LANES: Record<Lane, string> = {
  automatic: "Automatic",
  assisted: "Assisted",
  human_only: "Human only",
};

/** What a call may be about, in the order in which a list offers it. */
export const REASONS = [
  "appointment",
  "reschedule_or_cancel",
  "refill",
  "medication_question",
  "symptom",
  "test_result",
  "referral",
  "prior_authorization",
  "billing",
  "records",
  "forms",
  "portal_help",
  "hours_and_directions",
  "discharge_follow_up",
  "complaint",
  "other",
] as const;

/** How likely, in words that promise no more than a machine's reading is worth. */
export const likely = (probability: number): string =>
  `${Math.round(probability * 100)}%, a machine’s reading`;
