import type { CallRouting } from "@/api/types";
import { idOf } from "./fixtures";

const AT = "2026-11-24T19:02:00.000Z";
const place = (n: number, start: number) => ({
  id: idOf(n),
  segment: idOf(2),
  last_segment: idOf(2),
  first: 0,
  last: 3,
  start,
  end: start + 2,
  at: AT,
  speaker: "caller" as const,
});

/** Tight chest and a denied trouble with breathing; human-only, the triage nurses'. */
export const routing = (change: Partial<CallRouting> = {}): CallRouting => ({
  id: idOf(500),
  version: 4,
  analysis: "given",
  protected: false,
  heard: {
    until: 64,
    not_heard_seconds: 3,
    gaps: [],
    sentence: "3 seconds were not heard. That nothing was found there says nothing about them.",
  },
  triggers: [
    {
      ...place(801, 36),
      words: "like a pressure on my chest",
      family: "chest_pain",
      tier: "now",
      why: "affirmed",
      drug: null,
      possible: false,
      marked_by: null,
      channel: "caller",
    },
    {
      ...place(802, 45),
      words: "no trouble breathing",
      family: "breathing",
      tier: "review",
      why: "denied",
      drug: null,
      possible: false,
      marked_by: null,
      channel: "caller",
    },
  ],
  reason: { reason: "medication_question", probability: 0.914, corrected_by: null, at: AT },
  lane: {
    lane: "human_only",
    urgency: "emergency",
    clinical: true,
    queue: "nurse",
    queue_title: "Triage nurses",
    duty: "nurse",
    backup: "supervisor",
    why: [{ code: "trigger", words: "Chest pain was said" }],
    script: { name: "script_emergency", version: "1", language: "en", text: "Hang up and dial 911." },
    overridden_by: null,
    override_reason: null,
    at: AT,
  },
  cues: [
    {
      ...place(803, 50),
      words: "nobody ever calls me back",
      kind: "frustration",
      useful: 0,
      not_useful: 0,
      voted: null,
    },
  ],
  barriers: [{ ...place(804, 55), words: "I have no ride", kind: "transport" }],
  ...change,
});
