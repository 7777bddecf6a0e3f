import type { PolicyBrief, PolicyDocument, PolicyPreview, WhatIf } from "@/api/types";

export const KINDS: Record<PolicyBrief["kind"], string> = {
  clinical: "Clinical",
  legal: "Legal and privacy",
  operations: "Running the day",
};

export const SUBJECTS: Record<PolicyDocument["signatures"][number]["subject"], string> = {
  notices: "The notices, as callers hear them now",
  backups: "Backups, and that one was restored",
  downtime_drill: "A downtime drill with the staff",
};

export const SHORT_SUBJECTS: Record<PolicyDocument["signatures"][number]["subject"], string> = {
  notices: "the notices",
  backups: "the backups",
  downtime_drill: "the downtime drill",
};

export const MODES = ["off", "shadow", "assist", "on"] as const;
export type Mode = (typeof MODES)[number];

/** What a mode means, so that nobody has to know the word. */
export const MODE_MEANS: Record<Mode, string> = {
  off: "not computed",
  shadow: "computed, shown to nobody",
  assist: "shown on screens",
  on: "also acts by telephone",
};

const CAPABILITIES: Record<string, string> = {
  triggers: "Words that force a handoff",
  cues: "Cues",
  reason: "Call reason",
  routing: "Lane and moving the call",
  telephone: "Ringing the on-call",
};
export const capabilityName = (mode: PolicyPreview["modes"][number]): string =>
  CAPABILITIES[mode.capability] ?? mode.capability;

export type Direction = WhatIf["items"][number]["changes"][number]["direction"];
export const DIRECTIONS: Record<Direction, string> = {
  stricter: "stricter",
  looser: "looser",
  sooner: "sooner",
  later: "later",
  other: "someone else",
};
