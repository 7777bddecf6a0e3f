import type { Segment, Transcript } from "@/api/types";
import { idOf } from "./fixtures";

type Options = Partial<Segment>;

/** A segment of these words, half a second each, from its start on. */
export function segment(n: number, start: number, text: string, more: Options = {}): Segment {
  // What a mask left stands in brackets and is one word.
  const texts = text.match(/\[[^\]]*\]|\S+/g) ?? [];
  const words = texts.map((word, index) => ({
    start: start + index / 2,
    end: start + (index + 1) / 2,
    text: word,
    probability: 0.95,
  }));
  return {
    id: idOf(n),
    channel: "caller",
    speaker: "caller",
    start,
    end: start + words.length / 2,
    text,
    heard: null,
    probability: 0.9,
    heard_in: "post_call",
    destroyed: false,
    words,
    marks: [],
    corrections: [],
    masks: [],
    ...more,
  };
}

export const HELLO = segment(1, 0, "Thank you for calling", { channel: "staff", speaker: "staff" });
export const TABLET = segment(2, 4, "It says tan milligrams of lisinopril", {
  marks: [
    { mark: "unsure", first: 2, last: 2 },
    { mark: "dose", first: 2, last: 3 },
    { mark: "drug", first: 5, last: 5 },
  ],
});
const MASKED = segment(3, 20, "My number is [social security number hidden] thanks", {
  masks: [{ id: idOf(33), kind: "social_security", start: 21.5, end: 22, liftable: true }],
});

/** Three lines, and five seconds that were not heard before the last. */
export const transcript = (change: Partial<Transcript> = {}): Transcript => ({
  id: idOf(500),
  version: 12,
  cursor: null,
  state: "post_call",
  note: null,
  language: "en",
  engine: "faster_whisper",
  model: "tiny.en",
  begins_at: "2026-11-24T18:38:00.000Z",
  behind: null,
  progress: null,
  not_heard: [{ start: 10, end: 15, channel: "caller", why: "overload" }],
  segments: [HELLO, TABLET, MASKED],
  possible: [],
  reviewed: [],
  ...change,
});
