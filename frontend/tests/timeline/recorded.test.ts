import { expect, test } from "vitest";
import type { TimelineItem } from "@/api/types";
import { notRecorded, soundBegins } from "@/features/timeline/lanes";

const at = (type: string, offset: number, facts: TimelineItem["facts"] = {}) =>
  ({ type, offset_seconds: offset, at: new Date(offset * 1000).toISOString(), facts }) as TimelineItem;

test("sound handed in after the call was recorded during it", () => {
  const items = [
    at("call.recording_started", 64),
    at("call.recording_stored", 64, { seconds: 40 }),
    at("call.recording_stopped", 64),
  ];
  expect(soundBegins(items, 60)).toBe(20);
  expect(notRecorded(items, 60)).toEqual([[0, 20]]);
});

test("it begins when it is said to begin", () => {
  const items = [
    at("call.recording_started", 64),
    at("call.recording_stored", 64, { seconds: 40, begins_at: "1970-01-01T00:00:12.000Z" }),
  ];
  expect(soundBegins(items, 60)).toBe(12);
});

test("sound recorded while the call lasted has gaps before and after", () => {
  const items = [at("call.recording_started", 9), at("call.recording_stopped", 50)];
  expect(soundBegins(items, 60)).toBe(9);
  expect(notRecorded(items, 60)).toEqual([
    [0, 9],
    [50, 60],
  ]);
});

test("a call without a recording is hatched whole", () => {
  expect(notRecorded([], 60)).toEqual([[0, 60]]);
});
