import { beforeEach, expect, test } from "vitest";
import {
  clockTime,
  dateName,
  instantOf,
  place,
  relative,
  setZone,
  shortTime,
  wallTimeOf,
  zoneName,
} from "@/ui/times";

const NOW = Date.parse("2026-11-24T19:08:00Z");
beforeEach(() => setZone("America/New_York"));

test("times are in the clinic's zone, with the day when it is not today", () => {
  expect(clockTime("2026-11-24T18:00:00Z")).toBe("1:00\u00a0PM");
  expect(shortTime("2026-11-25T14:00:00Z", NOW)).toBe("Wed, 9:00\u00a0AM");
  expect(shortTime("2026-12-25T14:00:00Z", NOW)).toBe("Dec 25, 9:00\u00a0AM");
  expect(zoneName()).toBe("ET");
});

test.each([
  ["2026-11-24T18:00:00Z", "1 h 8 m ago"],
  ["2026-11-24T19:30:00Z", "in 22 m"],
  ["2026-11-24T19:08:30Z", "now"],
  ["2026-11-18T19:08:00Z", "6 d ago"],
])("%s is %s", (at, words) => {
  expect(relative(at, NOW).replaceAll("\u00a0", " ")).toBe(words);
});

test("a wall-clock time is an instant in the clinic's zone, also across the change of the clocks", () => {
  expect(instantOf("2026-11-24T13:00")).toBe("2026-11-24T18:00:00.000Z");
  expect(instantOf("2026-07-01T13:00")).toBe("2026-07-01T17:00:00.000Z");
  expect(instantOf("2026-11-01T03:00")).toBe("2026-11-01T08:00:00.000Z");
  expect(wallTimeOf(NOW)).toBe("2026-11-24T14:08");
});

test("a day is the same in every zone", () => {
  expect(dateName("2026-11-25")).toBe("Wed\u00a025");
});

test("a place in a recording", () => {
  expect(place(69.4)).toBe("1:09");
  expect(place(3723)).toBe("1:02:03");
});
