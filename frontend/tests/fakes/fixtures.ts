import type { CallItem, Followup, Me, Role, Row, Timeline, WorklistPage } from "@/api/types";

const NOW = "2026-11-24T19:08:00.000Z"; // 2:08 PM in New York
const MINUTE = 60_000;
const after = (minutes: number) => new Date(Date.parse(NOW) + minutes * MINUTE).toISOString();
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const ANA = { id: idOf(900), name: "Ana Quintero", initials: "AQ" };
export const TEO = { id: idOf(901), name: "Teo Marsh", initials: "TM" };

export const me = (role: Role = "navigator"): Me => ({
  ...ANA,
  role,
  duties: ["navigator", "scheduler"],
  clinic: {
    id: "riverbend",
    name: "Riverbend Clinic",
    zone: "America/New_York",
    open_until: after(202),
    next_open: null,
    next_closed_day: "2026-11-26",
  },
  csrf: "token",
  idle_seconds: 900,
  demo: false,
  second_factor_needed: false,
  roles_note: null,
});

/** A callback of number `n`; open, unclaimed and due in an hour, if not said otherwise. */
export const followup = (n: number, change: Partial<Followup> = {}): Followup => ({
  id: idOf(n),
  version: 3,
  kind: "callback",
  call: idOf(500),
  calls: 1,
  patient: null,
  patients: 0,
  patient_name: null,
  number: `+1202555${String(100 + n).padStart(4, "0")}`,
  withheld: false,
  owner: null,
  duty: "navigator",
  due: after(60),
  fallback: "supervisor",
  opened: after(-30),
  why: { group: "due", label: "New", reason: "hung up in the queue" },
  words: [],
  age: { seconds: 1800, bucket: "<1h" },
  state: "open",
  claimed_until: null,
  snoozed_until: null,
  breached: false,
  promised: null,
  attempts: [],
  next_attempt: null,
  dialed: null,
  close_proposed: null,
  heard: true,
  outcome: null,
  line: { name: "main", number: "+12025550100" },
  history: [
    {
      position: 20400 + n,
      type: "followup.opened",
      at: after(-30),
      actor: "system:open_callbacks@1",
      summary: "Opened",
    },
  ],
  ...change,
});

export const pageOf = (items: Row[]): WorklistPage => ({
  items,
  next: null,
  now: NOW,
  position: 20_611,
  behind: false,
});

export const call: CallItem = {
  id: idOf(500),
  version: 9,
  direction: "inbound",
  number: "+12025550117",
  withheld: false,
  line: { name: "main", number: "+12025550100" },
  source: "simulator",
  state: "ended",
  offered_at: after(-30),
  answered_at: null,
  ended_at: after(-28),
  end_reason: "abandoned",
  seconds: 96,
  consent: { recording: "unknown", transcription: "unknown", analysis: "unknown" },
  notice: { version: "tests-1", language: "en", at: after(-29.9) },
  recording: "none",
  paused_at: null,
  heard: false,
  followup: idOf(1),
  gaps: 0,
  protections: [],
  patient: null,
  patients: 0,
};

const EVENTS = [
  ["call.offered", "telephony", 0, "phone system", "Inbound, line main"],
  ["call.queued", "telephony", 4, "phone system", "Front desk queue"],
  ["call.ended", "telephony", 96, "phone system", "Abandoned"],
  ["followup.opened", "machine", 97, "system:open_callbacks@1", "Callback, duty navigator"],
] as const;

export const timeline = (asOf: number | null = null): Timeline => ({
  call,
  items: EVENTS.map(([type, lane, offset, actor, summary], index) => ({
    position: 100 + index,
    stream: type.startsWith("call") ? `call/${idOf(500)}` : `followup/${idOf(1)}`,
    version: type.startsWith("call") ? index + 1 : 1,
    type,
    lane,
    at: after(-30 + offset / 60),
    offset_seconds: offset,
    recorded_at: after(-30 + offset / 60),
    actor,
    role: "",
    summary,
    event_id: idOf(700 + index),
    causation: index === 0 ? null : idOf(699 + index),
    correlation: idOf(500),
    policy: "",
    mode: "live",
    schema: 1,
    facts: { line: "main" },
    content: index === 1 ? "forgotten" : null,
    hash: "ab12".repeat(16),
  })),
  state: { call: asOf === 100 ? "Ringing" : asOf === 101 ? "In the queue" : "Ended, abandoned" },
  lookers: [{ name: "Teo Marsh", role: "navigator", purpose: "treatment", at: after(-5) }],
  as_of: asOf ?? 103,
  length_seconds: 96,
});
