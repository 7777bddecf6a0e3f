import { expect, test } from "vitest";
import { askedSteps, interrupting, partOf, sounds } from "@/features/escalations/asked";
import { at, escalation } from "../fakes/escalations";
import { idOf, me } from "../fakes/fixtures";

const nurse = { ...me("nurse"), duties: ["nurse", "on_call_clinician"] as const };
const supervisor = { ...me("supervisor"), duties: ["supervisor"] as const };
const person = (duties: readonly string[]) => ({ id: idOf(900), duties: duties as never });

test("who was asked stays asked while nobody answers", () => {
  const steps = (step: "owner" | "backup" | "on_call" | "everyone") =>
    askedSteps(escalation({ step })).map((one) => one.duty);
  expect(steps("owner")).toEqual(["nurse"]);
  expect(steps("backup")).toEqual(["nurse", "supervisor"]);
  expect(steps("everyone")).toEqual(["nurse", "supervisor", "on_call_clinician"]);
});

test("it is the duty's that is asked, then its owner's, and interrupts nobody else", () => {
  expect(partOf(escalation(), person(nurse.duties))).toBe("asked");
  expect(partOf(escalation(), person(supervisor.duties))).toBe("none");
  const taken = { owner: { id: idOf(900), name: "Ana", initials: "A" }, state: "acknowledged" as const };
  expect(partOf(escalation(taken), person(["nurse"]))).toBe("owner");
  expect(partOf(escalation(taken), { ...person(["nurse"]), id: idOf(1) })).toBe("none");
});

test("test_s6_what_nobody_answered_shows_on_every_screen", () => {
  const unanswered = escalation({ step: "everyone", unanswered_at: at(0) });
  expect(partOf(unanswered, person(["billing"]))).toBe("unanswered");
  expect(sounds(unanswered, person(["billing"]))).toBe(true);
});

test("the one that must be answered first is the one that shows", () => {
  const later = escalation({ id: idOf(701), next_alarm: { what: "step", at: at(50), overdue: 0 } });
  const sooner = escalation({ id: idOf(702), next_alarm: { what: "step", at: at(5), overdue: 0 } });
  const today = escalation({
    id: idOf(703),
    urgency: "same_day",
    next_alarm: { what: "step", at: at(1), overdue: 0 },
  });
  const order = interrupting([later, today, sooner], person(["nurse"])).map(({ id }) => id);
  expect(order).toEqual([idOf(702), idOf(701), idOf(703)]);
});
