import type { Escalation } from "@/api/types";

/** chest_pain as people read it: Chest pain. */
export const categoryName = (category: string): string =>
  category.charAt(0).toUpperCase() + category.slice(1).replaceAll("_", " ");

/** One who answers for a duty now, as a title. */
const HOLDERS: Record<string, string> = {
  nurse: "duty nurse",
  on_call_clinician: "on-call clinician",
  supervisor: "supervisor",
  navigator: "navigator",
  front_desk: "front desk",
  billing: "billing",
  medical_director: "medical director",
  privacy_officer: "privacy officer",
};
export const holderName = (duty: string): string => HOLDERS[duty] ?? duty.replaceAll("_", " ");

/** What rings next if nobody acts. */
export const ALARMS: Record<NonNullable<Escalation["next_alarm"]>["what"], string> = {
  step: "until the next is asked",
  reach: "to reach the caller",
  call_back: "to call back",
  decide: "for a clinician to decide",
  settle: "to judge and resolve it",
};

export const WHY_PASSED: Record<string, string> = {
  not_acknowledged: "Nobody acknowledged it in time.",
  nobody_there: "Nobody was there for the step before.",
  not_rung: "The telephone was not answered.",
  not_reached: "The caller was not reached in time.",
  not_called_back: "Nobody called back in time.",
  not_decided: "Nobody decided in time.",
  not_settled: "It was not settled in time.",
};

export const TRIES: Record<Escalation["tries"][number]["outcome"], string> = {
  no_answer: "No answer",
  busy: "Busy",
  left_message: "Left message",
  wrong_number: "Wrong number",
  failed: "Failed",
};

export const DECISIONS: Record<NonNullable<Escalation["decided"]>["decision"], string> = {
  emergency_contact: "Call the emergency contact",
  welfare_check: "Ask for a welfare check",
  keep_trying: "Keep trying",
  nothing_more: "Nothing more",
};

export const STATES: Record<Escalation["state"], string> = {
  unacknowledged: "Nobody has acknowledged it",
  acknowledged: "Acknowledged, the caller not reached yet",
  reached: "The caller was reached",
  unreachable: "Nobody could reach the caller",
  dismissed: "Dismissed",
  resolved: "Resolved",
};

/** script_emergency as people read it: emergency. */
export const scriptName = (name: string): string => name.replace(/^script_/, "").replaceAll("_", " ");

/** The published version carries its text's name and language: script_emergency.en.3 is version 3. */
export const versionNumber = (version: string): string => version.split(".").at(-1) ?? version;

/** Exact words in quotes, or what stands there instead. */
export const quoted = ({ text, by }: Pick<Escalation["words"][number], "text" | "by">): string => {
  if (text === null) return "The words were destroyed";
  if (text === "") return by === "" ? "No words" : `${by} asked for it`;
  return `“${text}”`;
};
