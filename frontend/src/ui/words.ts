import type { AttemptOutcome, ClosingOutcome, Duty, Role, Row } from "@/api/types";

export const ROLES: Record<Role, string> = {
  navigator: "Navigator",
  front_desk: "Front desk",
  nurse: "Nurse",
  supervisor: "Supervisor",
  auditor: "Auditor",
  manager: "Manager",
  administrator: "Administrator",
};

/** Who holds a duty, as a group that work waits for. */
const DUTIES: Record<Duty, string> = {
  nurse: "Nurses",
  on_call_clinician: "On-call clinicians",
  supervisor: "Supervisors",
  navigator: "Navigators",
  front_desk: "Front desk",
  scheduler: "Schedulers",
  billing: "Billing",
  referral_coordinator: "Referrals",
  case_manager: "Case managers",
  interpreter: "Interpreters",
  privacy_officer: "Privacy officer",
  medical_director: "Medical director",
};

export const dutyName = (duty: string): string => (DUTIES as Record<string, string>)[duty] ?? duty;

export const ATTEMPTS: Record<AttemptOutcome, string> = {
  reached: "Reached",
  left_message: "Left message",
  no_answer: "No answer",
  busy: "Busy",
  wrong_number: "Wrong number",
  failed: "Failed",
};

export const CLOSINGS: Record<ClosingOutcome, string> = {
  reached: "Reached",
  answered_later: "Answered later",
  could_not_reach: "Could not reach",
  declined: "Declined",
  duplicate: "Duplicate",
  spam: "Spam",
  wrong_number: "Wrong number",
};

/** How a follow-up ended, also where no person closed it. */
export const ENDINGS: Record<NonNullable<Row["outcome"]>, string> = {
  ...CLOSINGS,
  matched: "Patient confirmed",
};

const KINDS: Record<string, string> = {
  callback: "Callback",
  discharge: "Discharge",
  result: "Result",
  referral: "Referral",
  prior_authorization: "Prior auth",
  refill: "Refill",
  no_show: "No-show",
  reschedule: "Reschedule",
  review: "Review",
  unmatched: "Unmatched",
  verification: "Verification",
  supervisor_callback: "Supervisor",
  interpreter: "Interpreter",
  records: "Records",
  billing: "Billing",
  clinician_message: "Message",
  incident: "Incident",
};
export const ALL_KINDS = Object.keys(KINDS);

/** A kind that this page does not know yet still has a readable name. */
export const kindName = (kind: string): string =>
  KINDS[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll("_", " ")}`;

/** For a narrow cell. */
export const dutyBrief = (duty: string): string =>
  duty === "on_call_clinician" ? "On call" : dutyName(duty);

/** The log's summaries are clauses; one that stands alone is a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "1 call", "2 calls". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** +1 202 555 0117 */
export function phone(number: string): string {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return us === null ? number : `+1 ${us[1]} ${us[2]} ${us[3]}`;
}

export function whoCalled(row: { number: string | null; withheld: boolean }): string {
  if (row.number !== null) return phone(row.number);
  return row.withheld ? "Withheld number" : "No number";
}

/** "system:open_callbacks@1" is a part of ours; a person is named as they are. */
export function actorName(actor: string): string {
  const part = /^system:([^@]+)/.exec(actor)?.[1];
  return part === undefined ? actor : `system, ${part.replaceAll("_", " ")}`;
}
