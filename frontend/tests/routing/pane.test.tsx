import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { CallRouting } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { escalation, pageOfEscalations } from "../fakes/escalations";
import { call, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { routing } from "../fakes/routing";
import { transcript } from "../fakes/said";
import { answer, FakeServer, problem } from "../fakes/server";

async function opened(now: CallRouting, role: "front_desk" | "auditor" = "front_desk") {
  const server = new FakeServer({ ...me(role), duties: role === "auditor" ? [] : ["front_desk"] });
  const state = { now };
  server.before = ({ method, path, body }) => {
    if (path === "/readyz") return answer({ ok: true });
    if (path === "/escalations") return answer(pageOfEscalations([escalation()]));
    if (path.endsWith("/transcript")) return answer(transcript({ state: "live" }));
    if (path.endsWith("/override_lane"))
      return problem("refused", 403, "A clinical call is only tightened: publish a map to change that.");
    if (path.endsWith("/correct_reason")) {
      const { reason } = body as { reason: string };
      state.now = {
        ...state.now,
        reason: { reason, probability: 1, corrected_by: "Ana Quintero", at: call.offered_at },
      };
      return answer(state.now);
    }
    if (path.endsWith("/vote")) {
      const { useful } = body as { useful: boolean };
      state.now = { ...state.now, cues: state.now.cues.map((one) => ({ ...one, voted: useful })) };
      return answer(state.now);
    }
    if (path.endsWith("/routing")) return answer(state.now);
    if (method === "GET" && path === `/calls/${idOf(500)}`) return answer({ ...call, state: "answered" });
    return undefined;
  };
  const page = open(`/calls/${idOf(500)}/live`);
  const pane = within(await screen.findByRole("region", { name: "What the words lead to" }));
  await pane.findByRole("heading", { name: "What the map says" });
  return { ...page, server, pane };
}

test("the map's lane, the exact words and their tier stand beside the words, and the script above them", async () => {
  const { pane } = await opened(routing());
  expect(pane.getByText("Human only")).toBeTruthy();
  expect(pane.getByText("Chest pain was said")).toBeTruthy();
  expect(pane.getByText("“like a pressure on my chest”")).toBeTruthy();
  expect(pane.getByText("Chest pain: affirmed")).toBeTruthy();
  expect(pane.getByText("Breathing: denied")).toBeTruthy();
  expect(pane.getByText("1 now, 1 review")).toBeTruthy();
  expect(pane.getByText("Transport: a proposal, ask")).toBeTruthy();
  expect(pane.getByText("91%, a machine’s reading")).toBeTruthy();
  const words = within(screen.getByRole("log", { name: "Words" }));
  expect([...document.querySelectorAll("[data-found=now]")].map((one) => one.textContent).join(" ")).toBe(
    "It says tan (unsure) milligrams",
  );
  expect(words.getByText("lisinopril").closest("[data-found]")).toBeNull();
  const script = within(await screen.findByRole("region", { name: "Script to speak" }));
  expect(script.getByText("“If this is an emergency, hang up and dial 911.”")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("test_s11_no_trigger_is_no_finding", async () => {
  const { pane } = await opened(routing({ triggers: [] }));
  expect(pane.getByText("None in the words that were heard. That is no finding.")).toBeTruthy();
  expect(pane.getByText(/^3 seconds were not heard/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/red flag/i);
});

test("test_s13_without_a_yes_to_analysis_nothing_is_looked_for", async () => {
  const { pane } = await opened(routing({ analysis: "declined", triggers: [], lane: null }));
  expect(pane.getByText(/^The caller said no to analysis/)).toBeTruthy();
  expect(pane.queryByText("Triggers found")).toBeNull();
});

test("a person says what the call is about, and it says who", async () => {
  const { pane, person } = await opened(routing());
  await person.selectOptions(pane.getByRole("combobox", { name: "What the call is about" }), "symptom");
  expect(await pane.findByText("said by Ana Quintero")).toBeTruthy();
});

test("a cue is no finding, and is voted useful or not", async () => {
  const { pane, person } = await opened(routing());
  expect(pane.getByText("cue, not a finding")).toBeTruthy();
  const useful = pane.getByRole("button", { name: "This cue was useful" });
  await person.click(useful);
  await waitFor(() => expect(useful.getAttribute("aria-pressed")).toBe("true"));
});

test("test_s4_a_lane_that_may_not_be_loosened_is_refused_in_words", async () => {
  const { pane, person } = await opened(routing());
  await person.click(pane.getByRole("button", { name: "Put it into another lane" }));
  await person.click(pane.getByRole("radio", { name: "Automatic" }));
  expect(pane.getByRole("button", { name: "Put it there" }).hasAttribute("disabled")).toBe(true);
  await person.type(pane.getByRole("textbox", { name: "Why it belongs there" }), "Wrong words.");
  await person.click(pane.getByRole("button", { name: "Put it there" }));
  expect(
    await pane.findByText("A clinical call is only tightened: publish a map to change that."),
  ).toBeTruthy();
});

test("an auditor reads it and is offered nothing to change", async () => {
  const { pane } = await opened(routing(), "auditor");
  expect(pane.getByText("Medication question")).toBeTruthy();
  expect(pane.queryByRole("combobox")).toBeNull();
  expect(pane.queryByRole("button")).toBeNull();
});
