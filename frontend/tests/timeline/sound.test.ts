import { expect, test } from "vitest";
import type { TimelineItem } from "@/api/types";
import { scaleOf } from "@/features/timeline/scale";
import { soundOf } from "@/features/timeline/sound";
import { timeline } from "../fakes/fixtures";

const stored = (facts: TimelineItem["facts"]): TimelineItem => ({
  ...(timeline().items[2] as TimelineItem),
  type: "call.recording_stored",
  offset_seconds: 300,
  facts,
});

test("a recording handed in after the call never begins after its end", () => {
  const late = stored({ seconds: 40, channels: 2, begins_at: timeline().items[2]?.at });
  expect(soundOf([late], 96)).toEqual({ from: 95, seconds: 40, channels: 2 });
  expect(soundOf(timeline().items, 96)).toBeNull();
});

test("a recording that outlasts the call stays in the drawing", () => {
  const scale = scaleOf(1280, 60, 400, 20 + 70);
  expect(scale.x(90)).toBeLessThanOrEqual(scale.end);
  expect(scale.ticks.find(({ label }) => label === "end")?.x).toBe(scale.x(60));
});
