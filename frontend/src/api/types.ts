import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type Row = Schemas["WorklistRow"];
export type Followup = Schemas["Followup"];
export type WorklistPage = Schemas["WorklistPage"];
export type WorklistCounts = Schemas["WorklistCounts"];
export type View = keyof Schemas["WorklistViews"];
export type Group = Schemas["Why"]["group"];
export type Bucket = Schemas["Age"]["bucket"];
export type AttemptOutcome = Schemas["Attempt"]["outcome"];
export type ClosingOutcome = Schemas["CloseWith"]["outcome"];
export type Duty = Me["duties"][number];
export type Role = Me["role"];
export type Me = Schemas["Me"];
export type SessionItem = Schemas["SessionItem"];
export type CallItem = Schemas["CallItem"];
export type Timeline = Omit<Schemas["Timeline"], "items"> & { items: TimelineItem[] };
/** An event that the log has numbered: only those have a place. */
export type TimelineItem = Omit<Schemas["TimelineItem"], "position" | "facts" | "content"> & {
  position: number;
  facts: Readonly<Record<string, unknown>>;
  content: Readonly<Record<string, unknown>> | "forgotten" | "withheld" | null;
};
export type Lane = TimelineItem["lane"];
export type ProblemDocument = Schemas["Problem"];

export type Peaks = Schemas["Peaks"];
export type Transcript = Schemas["Transcript"];
export type TranscriptNews = Schemas["TranscriptNews"];
export type Segment = Schemas["TranscriptSegment"];
export type Mark = Schemas["TranscriptMark"]["mark"];
export type Correction = Segment["corrections"][number];
export type Mask = Segment["masks"][number];
export type NotHeard = Transcript["not_heard"][number];
export type Possible = Transcript["possible"][number];
export type Reviewed = Transcript["reviewed"][number];
export type Escalation = Schemas["Escalation"];
export type EscalationWhole = Schemas["EscalationWhole"];
export type CallRouting = Schemas["CallRouting"];
export type PolicyBrief = Schemas["PolicyBrief"];
export type PolicyDocument = Schemas["PolicyDocument"];
export type PolicyWeighed = Schemas["PolicyWeighed"];
export type PolicyPreview = Schemas["PolicyPreview"];
export type WhatIfCounts = Schemas["WhatIfCounts"];
export type WhatIf = Schemas["WhatIf"];
export type WordsTried = Schemas["WordsTried"];
export type OnDuty = Schemas["OnDuty"];
