import type { CallIdentity, PatientCandidate } from "@/api/types";
import { idOf } from "./fixtures";

const AT = "2026-11-24T19:04:00.000Z"; // 2:04 PM in New York

export const candidate = (n: number, change: Partial<PatientCandidate> = {}): PatientCandidate => ({
  patient: idOf(n),
  number: "matches",
  name: "not_known",
  birth_date: "not_known",
  mrn: "not_known",
  name_likeness: null,
  ...change,
});

type Confirmed = CallIdentity["confirmed"][number];

/** Nora Bell, confirmed by Mara Lind; her mother speaks. */
export const nora = (change: Partial<Confirmed> = {}): Confirmed => ({
  id: idOf(701),
  patient: idOf(601),
  name: "Nora Bell",
  mrn: "https://riverbend.example/mrn|RB-20422",
  birth_date: "2017-05-20",
  identifiers: ["full_name", "birth_date"],
  by: "Mara Lind",
  at: AT,
  speaker: "parent",
  speaker_name: "Adaeze Bell",
  organization: "",
  interprets: null,
  matter: "medical",
  about: "",
  authority: {
    standing: "on_file",
    source: "Birth certificate",
    covers: ["scheduling", "medical"],
    limits: "",
    valid_until: null,
    own_care_withheld: false,
    may: ["May hear and decide about scheduling and medical."],
  },
  contact: null,
  chart: "as_confirmed",
  ...change,
});

/** Nobody is confirmed; one chart has the number. */
export const identity = (change: Partial<CallIdentity> = {}): CallIdentity => ({
  id: idOf(500),
  version: 1,
  withheld: false,
  described: [],
  candidates: [candidate(601)],
  directory: "ok",
  ask: "One chart fits. Ask for the full name and the birth date.",
  confirmed: [],
  withdrawn: [],
  match_by: null,
  ...change,
});
