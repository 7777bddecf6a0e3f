import type { PolicyBrief, PolicyDocument, PolicyPreview, PolicyWeighed, WhatIf } from "@/api/types";
import { idOf } from "./fixtures";

const brief = (change: Partial<PolicyBrief> = {}): PolicyBrief => ({
  id: idOf(800),
  name: "hours",
  title: "Hours and holidays",
  kind: "operations",
  version: 0,
  number: 0,
  source: "ships",
  since: null,
  by: null,
  note: null,
  draft: null,
  may_propose: true,
  may_publish: true,
  may_loosen: false,
  ...change,
});

export const pageOfPolicy = (items: PolicyBrief[] = [brief()]) => ({
  items,
  next: null,
  in_force: "0c62cdb75adb4431e061766bdea55fbff23b1915e162e168f1c624376dd8777c",
});

export const document = (change: Partial<PolicyDocument> = {}): PolicyDocument => ({
  ...brief(change),
  text: 'week:\n  monday: ["8:00-17:30"]\n',
  draft_text: null,
  history: [],
  signatures: [],
  ...change,
});

export const weighed = (change: Partial<PolicyWeighed> = {}): PolicyWeighed => ({
  problems: [],
  loosens: [],
  acts: false,
  unsigned: [],
  lines: [],
  may_publish: true,
  ...change,
});

export const preview = (change: Partial<PolicyPreview> = {}): PolicyPreview => ({
  problems: [],
  prompts: [],
  modes: [],
  days: [],
  shifts: [],
  on_call: [],
  ...change,
});

export const whatIf = (change: Partial<WhatIf> = {}): WhatIf => ({
  days: 1,
  looked_at: 40,
  left_out: 0,
  changed: 0,
  stricter: 0,
  looser: 0,
  sooner: 0,
  later: 0,
  other: 0,
  problems: [],
  items: [],
  ...change,
});
