import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Escalation, Me } from "@/api/types";
import { aroundOf } from "@/features/escalations/around";
import { silence } from "../fakes/audio";
import { seriousFindings } from "../fakes/axe";
import { at, escalation, pageOfEscalations } from "../fakes/escalations";
import { call, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { segment, transcript } from "../fakes/said";
import { answer, FakeServer } from "../fakes/server";
import { FakeSocket } from "../fakes/socket";

const NURSE: Me = { ...me("nurse"), name: "Dana Whitlock, RN", duties: ["nurse"] };
const DESK: Me = { ...me("front_desk"), duties: ["front_desk"] };
/** From 34 s on, half a second a word: the pattern found the words from 36 s to 38 s. */
const BREATH = segment(41, 34, "since noon it is like a pressure on my chest");
beforeEach(silence);

function begun(address: string, items: Escalation[], signedIn: Me = NURSE) {
  const server = new FakeServer(signedIn);
  const now = { items };
  server.before = ({ path }) => {
    if (path === "/escalations") return answer(pageOfEscalations(now.items));
    if (path.endsWith("/transcript")) return answer(transcript({ segments: [BREATH] }));
    if (path.startsWith("/escalations/")) return answer(escalation(now.items[0]));
    if (path === `/calls/${idOf(500)}`) return answer(call);
    return undefined;
  };
  return { ...open(address), server, now };
}
const banner = async () => screen.findByRole("alert", { name: "Escalation" });

test("the banner shows what was said in the same breath, with the words that matter marked", async () => {
  begun("/sessions", [escalation()]);
  const mark = await within(await banner()).findByText("like a pressure on my chest", { selector: "mark" });
  expect(mark.parentElement?.textContent).toBe("“since noon it is like a pressure on my chest”");
});

test("words that a later hearing has in another segment are found near their time, others are quoted alone", () => {
  const [said] = escalation().words;
  if (said === undefined) throw new Error("the fake has no words");
  const later = segment(77, 33, "Since noon it is. Like a pressure, on my chest. It");
  expect(aroundOf(said, [later])).toEqual({
    before: "Since noon it is.",
    match: "Like a pressure, on my chest.",
    after: "It",
  });
  expect(aroundOf(said, [segment(77, 300, later.text)])).toBeNull();
  expect(aroundOf(said, [segment(41, 34, "like a treasure on my chest")])).toBeNull();
});

test("one key listens from ten seconds before, from any screen", async () => {
  const { person, router } = begun("/sessions", [escalation()]);
  const shown = within(await banner());
  expect(shown.getByRole("link", { name: "Listen F4, from ten seconds before the words" })).toBeTruthy();
  expect(shown.getByRole("link", { name: "Open" }).querySelector("svg")).toBeNull();
  await person.keyboard("{F4}");
  await waitFor(() => expect(router.state.location.pathname).toBe(`/calls/${idOf(500)}/transcript`));
  expect(router.state.location.search).toBe("?at=36.2");
});

test("what has until tonight is a calm bar, and its hours are words", async () => {
  begun("/sessions", [
    escalation({
      category: "diagnosis_question",
      urgency: "same_day",
      next_alarm: { what: "step", at: at(6668), overdue: 0 },
    }),
  ]);
  const shown = await banner();
  expect(shown.getAttribute("data-urgency")).toBe("same_day");
  expect(within(shown).getByText("Today: diagnosis question. The duty nurse is asked.")).toBeTruthy();
  expect(within(shown).getByRole("timer").textContent).toMatch(
    /^1\u00a0h 51\u00a0min until the next is asked/,
  );
  expect(shown.querySelector(".mantine-RingProgress-root")).toBeNull();
  expect(await seriousFindings()).toEqual([]);
});

test("once the server knows that she is there, the ladder names her", async () => {
  const ladder = escalation().ladder.map((step) => ({ ...step, people: [] }));
  const { now } = begun("/sessions", [escalation({ ladder })]);
  const shown = within(await banner());
  expect(shown.getByText("duty nurse, nobody signed in")).toBeTruthy();
  now.items = [escalation()];
  act(() => {
    for (const socket of FakeSocket.all) socket.onopen?.();
  });
  expect(await shown.findByText("duty nurse, you")).toBeTruthy();
});

test("who may not take or judge it reads whose it is, and is offered no key that is refused", async () => {
  begun(`/escalations/${idOf(700)}`, [escalation()], DESK);
  expect(
    await screen.findByText("This is for the duty nurse or the supervisor or the on-call clinician to take."),
  ).toBeTruthy();
  expect(screen.getByText("This is clinical: a nurse says whether it was right.")).toBeTruthy();
  for (const name of [/^Acknowledge/, /^I have the caller/, "It was right", "Resolve"])
    expect(screen.queryByRole("button", { name })).toBeNull();
  expect(screen.getByRole("button", { name: "Busy" })).toBeTruthy();
});

test("the page of an escalation has its key to listen, and its words lead to their place in the sound", async () => {
  const { person, router } = begun(`/escalations/${idOf(700)}`, [escalation()], DESK);
  expect(await screen.findByRole("link", { name: "Transcript and sound" })).toHaveProperty(
    "href",
    `${location.origin}/calls/${idOf(500)}/transcript?at=36.2`,
  );
  await person.keyboard("{F4}");
  await waitFor(() => expect(router.state.location.search).toBe("?at=36.2"));
});

test("escalations of one call stand together, under who called", async () => {
  const other = idOf(501);
  begun("/escalations", [
    escalation(),
    escalation({ id: idOf(720), call: other, category: "complaint" }),
    escalation({ id: idOf(721), category: "breathing" }),
  ]);
  const list = within(await screen.findByRole("region", { name: "Escalations" }));
  expect(await list.findByText("one call, 2 escalations")).toBeTruthy();
  expect(await list.findByText("+1 202 555 0117")).toBeTruthy();
  const order = list.getAllByRole("link").map((one) => one.getAttribute("href"));
  expect(order.slice(0, 3)).toEqual([700, 721, 720].map((n) => `/escalations/${idOf(n)}`));
});
