import type { CallIdentity, PatientCandidate } from "@/api/types";
import type { IdentifierKind, Matter, Speaker } from "./api/confirm";

export const IDENTIFIERS: Record<IdentifierKind, string> = {
  full_name: "Full name",
  birth_date: "Birth date",
  mrn: "Record number",
  address: "Address",
  telephone: "Telephone number",
};

export const SPEAKERS: Record<Speaker, string> = {
  self: "The patient",
  parent: "Parent",
  guardian: "Guardian",
  caregiver: "Caregiver",
  power_of_attorney: "Power of attorney",
  emergency_contact: "Emergency contact",
  interpreter: "Interpreter",
  relay_operator: "Relay operator",
  professional: "Professional",
};

/** Who speaks in the patient's place, and so needs authority. */
export const PROXIES: ReadonlySet<Speaker> = new Set<Speaker>([
  "parent",
  "guardian",
  "caregiver",
  "power_of_attorney",
  "emergency_contact",
]);

export const MATTERS: Record<Matter, string> = {
  scheduling: "Scheduling",
  billing: "Billing",
  medical: "Medical",
  records: "Records",
};

export const INTERPRETS = {
  professional: "A professional interpreter",
  staff: "Somebody of the staff",
  family_adult: "An adult of the family",
  family_minor: "A minor of the family",
} as const;

export const WHY_BACK: Record<CallIdentity["withdrawn"][number]["why"], string> = {
  wrong_patient: "Wrong patient",
  not_verified: "Not verified after all",
  another_speaker: "Somebody else spoke",
};

type Outcome = PatientCandidate["number"];
type Compared = "number" | "name" | "birth_date" | "mrn";
const FIELDS: Record<Compared, string> = {
  number: "Number",
  name: "Name",
  birth_date: "Birth date",
  mrn: "Record number",
};
const OUTCOMES: Record<Outcome, string> = {
  matches: "matches",
  similar: "is similar",
  of_a_relation: "is a relation’s",
  differs: "differs",
  not_known: "is not known",
};

export interface Comparison {
  readonly field: Compared;
  readonly outcome: Outcome;
  readonly words: string;
}

/** What matches, and what does not: never what the chart has. What is not known is left out. */
export const comparisons = (one: PatientCandidate): Comparison[] =>
  (Object.keys(FIELDS) as Compared[])
    .filter((field) => one[field] !== "not_known")
    .map((field) => ({
      field,
      outcome: one[field],
      words:
        field === "name" && one.name === "similar" && one.name_likeness !== null
          ? `Name is similar, ${one.name_likeness} of 100`
          : `${FIELDS[field]} ${OUTCOMES[one[field]]}`,
    }));

/** May 20, 2017, of a calendar day: the same in every zone. */
export const birthDate = (day: string): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: "UTC", dateStyle: "medium" }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** RB-20417, of "https://riverbend.example/mrn|RB-20417". */
export const recordNumber = (mrn: string): string => mrn.split("|").at(-1) ?? mrn;
