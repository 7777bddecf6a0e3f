import type { Mark, Mask, NotHeard, Segment } from "@/api/types";
import type { Line } from "./lines";

const SPEAKERS: Record<Segment["speaker"], string> = {
  caller: "Caller",
  staff: "Staff",
  receptionist: "Receptionist",
  interpreter: "Interpreter",
  relay: "Relay operator",
  unknown: "Speaker not known",
};
export const speakerName = ({ speaker }: Pick<Segment, "speaker">): string => SPEAKERS[speaker];

/** Who speaks in a line, or what stands there instead. */
export function lineName(line: Line): string {
  switch (line.kind) {
    case "said":
      return speakerName(line.segment);
    case "gap":
      return "Not heard";
    case "possible":
      return "Possible: listen";
  }
}

export const MARKS: Record<Mark, string> = {
  unsure: "unsure",
  drug: "drug, to check",
  dose: "dose, to check",
  number: "number",
  negation: "negation",
};

const WHY: Record<NotHeard["why"], string> = {
  overload: "too many calls at once",
  transcriber_away: "the transcriber was away",
  engine_failed: "the engine failed",
  language: "in a language that this engine cannot hear",
  sound_missing: "the sound is missing",
  sound_unreadable: "the sound cannot be read",
};
export const whyNotHeard = (why: NotHeard["why"]): string => WHY[why];

const MASKED: Record<Mask["kind"], string> = {
  card: "card number removed",
  security_code: "security code removed",
  social_security: "social security number hidden",
};
export const maskName = (kind: Mask["kind"]): string => MASKED[kind];

const SIDES: Record<NotHeard["channel"], string> = { caller: "Caller", staff: "Staff", mixed: "Both sides" };
export const sideName = (channel: NotHeard["channel"]): string => SIDES[channel];
