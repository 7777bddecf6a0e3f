import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Handoff, Me } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer, problem } from "../fakes/server";

/** Tight chest, for the nurses, not taken yet. */
const HANDOFF: Handoff = {
  id: idOf(600),
  version: 2,
  call: idOf(500),
  lane: "human_only",
  queue: "nurse",
  queue_title: "Triage nurses",
  duty: "nurse",
  backup: "on_call_clinician",
  owner: null,
  accepted_at: null,
  accepted_via: null,
  identity: "not confirmed",
  patient: null,
  request: "medication_question",
  why: [{ code: "trigger:chest_pain", words: "chest pain was said" }],
  said: { words: "like a pressure on my chest", segment: idOf(41), start: 36.2, end: 38 },
  next_step: "escalated",
  next_step_words: "somebody is being asked to take it",
  move: "none",
  told: ["script_emergency.en.1"],
  prepared_at: "2026-11-24T19:02:00.000Z",
};

async function opened(who: Partial<Me>, refused = false) {
  const server = new FakeServer({ ...me("nurse"), ...who });
  server.before = ({ method, path }) => {
    if (path.endsWith("/handoffs")) return answer({ items: [HANDOFF], next: null });
    if (method !== "POST" || !path.endsWith("/accept")) return undefined;
    if (refused) return problem("stale-version", 412, "Priya Raman, RN took the call over 3 s ago.");
    return answer({
      ...HANDOFF,
      version: 3,
      owner: "Ana Quintero",
      accepted_at: "2026-11-24T19:03:00.000Z",
      accepted_via: "person",
    });
  };
  const page = open(`/calls/${idOf(500)}/transcript`);
  const pane = within(await screen.findByRole("region", { name: "Handed over: Triage nurses" }));
  return { ...page, server, pane };
}

test("a handoff says what was said, tried and told, whose it is, and is accepted with one press", async () => {
  const { pane, person, server } = await opened({ duties: ["nurse"] });
  expect(pane.getByText("“like a pressure on my chest”")).toBeTruthy();
  expect(pane.getByText("Not confirmed")).toBeTruthy();
  expect(pane.getByText("Medication question")).toBeTruthy();
  expect(pane.getByText("Chest pain was said")).toBeTruthy();
  expect(pane.getByText("Somebody is being asked to take it")).toBeTruthy();
  expect(pane.getByText("Emergency, v1")).toBeTruthy();
  expect(pane.getByText("Nurses, then on-call clinicians")).toBeTruthy();
  expect(pane.getByText("Nobody yet")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
  await person.click(pane.getByRole("button", { name: "Accept the call" }));
  expect(await pane.findByText(/^Ana Quintero, /)).toBeTruthy();
  expect(server.sentTo("POST", "/accept")[0]?.headers.get("If-Match")).toBe('"2"');
  expect(pane.queryByRole("button")).toBeNull();
});

test("who has not its duty reads whose it is", async () => {
  const { pane } = await opened({ role: "front_desk", duties: ["front_desk"] });
  expect(pane.queryByRole("button")).toBeNull();
  expect(pane.getByText("It is for nurses or on-call clinicians to accept.")).toBeTruthy();
});

test("who was faster is said", async () => {
  const { pane, person } = await opened({ duties: ["nurse"] }, true);
  await person.click(pane.getByRole("button", { name: "Accept the call" }));
  expect(await pane.findByText("Priya Raman, RN took the call over 3 s ago.")).toBeTruthy();
});
