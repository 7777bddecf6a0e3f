import type { Escalation, EscalationWhole } from "@/api/types";
import { idOf } from "./fixtures";

export const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/** Tight chest, raised 22 s ago for the duty nurse; the backup is asked in 38 s. */
export const escalation = (change: Partial<EscalationWhole> = {}): EscalationWhole => ({
  id: idOf(700),
  version: 2,
  call: idOf(500),
  category: "chest_pain",
  family: "chest_pain",
  urgency: "emergency",
  clinical: true,
  mode: "live",
  queue: "nurse",
  state: "unacknowledged",
  words: [
    {
      text: "like a pressure on my chest",
      family: "chest_pain",
      why: "affirmed",
      at: at(-22),
      by: "",
      segment: idOf(41),
      channel: "caller",
      start: 36.2,
      end: 38,
    },
  ],
  duty: "nurse",
  backup: "supervisor",
  owner: null,
  answering: "nurse",
  step: "owner",
  round: 1,
  ladder: [
    { step: "owner", duty: "nurse", seconds: 60, by_phone: false, people: ["Dana Whitlock, RN"] },
    { step: "backup", duty: "supervisor", seconds: 60, by_phone: false, people: [] },
    { step: "on_call", duty: "on_call_clinician", seconds: 60, by_phone: true, people: ["Dr. Osei"] },
  ],
  notified: [],
  next_alarm: { what: "step", at: at(38), overdue: 0 },
  script: {
    name: "script_emergency",
    say_by: at(-12),
    version: "1",
    language: "en",
    text: "If this is an emergency, hang up and dial 911.",
  },
  told: [],
  raised_at: at(-22),
  raised_by: "",
  acknowledged_by: null,
  acknowledged_at: null,
  reached_at: null,
  dropped_at: null,
  tries: [],
  decided: null,
  judged: null,
  resolved_at: null,
  unanswered_at: null,
  passed_on_why: "",
  late: 0,
  history: [],
  ...change,
});

export const pageOfEscalations = (items: Escalation[]) => ({
  items,
  next: null,
  now: new Date().toISOString(),
  behind: false,
});
