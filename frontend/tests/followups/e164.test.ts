import { expect, test } from "vitest";
import { e164 } from "@/features/followups/e164";

test.each([
  ["202 555 0117", "+12025550117"],
  ["(202) 555-0117", "+12025550117"],
  ["1 202 555 0117", "+12025550117"],
  ["+44 20 7946 0018", "+442079460018"],
])("%s is %s", (typed, number) => {
  expect(e164(typed)).toBe(number);
});
