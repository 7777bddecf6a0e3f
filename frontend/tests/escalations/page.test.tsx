import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { EscalationWhole } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { at, escalation } from "../fakes/escalations";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer, problem } from "../fakes/server";

const MINE: Partial<EscalationWhole> = {
  state: "acknowledged",
  owner: { id: idOf(900), name: "Ana Quintero", initials: "AQ" },
  acknowledged_at: at(-10),
  acknowledged_by: "Ana Quintero",
  next_alarm: { what: "reach", at: at(590), overdue: 0 },
};

async function opened(change: Partial<EscalationWhole>, role: "nurse" | "auditor" = "nurse") {
  const server = new FakeServer({ ...me(role), duties: role === "nurse" ? ["nurse"] : [] });
  const state = { now: escalation(change) };
  server.before = ({ method, path, body }) => {
    if (!path.startsWith(`/escalations/${idOf(700)}`)) {
      if (!path.endsWith("/script_spoken")) return undefined;
      state.now = {
        ...state.now,
        told: [{ script: "script_emergency", version: "1", at: at(0), by: "Ana Quintero" }],
      };
      return answer({});
    }
    if (method === "GET") return answer(state.now);
    const verb = path.split("/").at(-1);
    const note = (body as { note?: string; why?: string } | null)?.why ?? null;
    const made: Record<string, Partial<EscalationWhole>> = {
      dismiss: { state: "dismissed", judged: { appropriate: false, at: at(0), by: "Ana Quintero", note } },
      record_try: { tries: [{ at: at(0), outcome: "busy", by: "Ana Quintero" }] },
    };
    if (verb === "resolve") return problem("refused", 409, "Confirm or dismiss it first.");
    state.now = { ...state.now, ...made[verb ?? ""], version: state.now.version + 1 };
    return answer(state.now);
  };
  const page = open(`/escalations/${idOf(700)}`);
  await screen.findByRole("heading", { name: "“like a pressure on my chest”" });
  return { ...page, server };
}

test("it shows the words, the script to speak, who is asked, and says why it cannot be resolved yet", async () => {
  await opened(MINE);
  const script = within(screen.getByRole("region", { name: "Script to speak" }));
  expect(script.getByText("“If this is an emergency, hang up and dial 911.”")).toBeTruthy();
  expect(
    screen.getByText("First say whether it was right to escalate: this is what is counted."),
  ).toBeTruthy();
  expect(screen.getByText("duty nurse, Dana Whitlock, RN")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test.each([
  [-12, MINE, /^not said yet, 0:1[2-9] late$/],
  [9, MINE, /^within 0:0[5-9]$/],
])("the script has its own seconds, and says when they are over: %i s", async (seconds, change, words) => {
  const { script } = escalation();
  await opened({ ...change, script: { ...script, say_by: at(seconds) } });
  expect(screen.getByText(words)).toBeTruthy();
});

test.each([
  ["the caller is reached", { reached_at: at(0) }],
  ["the line has dropped", { dropped_at: at(0) }],
  ["nothing is said at once", { script: { ...escalation().script, say_by: null } }],
])("no seconds are counted where %s", async (_, change) => {
  await opened({ ...MINE, ...change });
  expect(screen.queryByText(/^(within|not said yet)/)).toBeNull();
});

test("it is dismissed with a reason only, in her own words", async () => {
  const { person, server } = await opened(MINE);
  const dismissing = screen.getByRole("button", { name: "It need not have been" });
  expect(dismissing.hasAttribute("disabled")).toBe(true);
  await person.type(screen.getByRole("textbox", { name: "In your own words" }), "She quoted a film.");
  await person.click(dismissing);
  expect(await screen.findByText("She quoted a film.")).toBeTruthy();
  expect(server.sentTo("POST", "/dismiss")[0]?.body).toEqual({ why: "She quoted a film." });
});

test("a try in vain is one press, and then a clinician may decide", async () => {
  const { person, server } = await opened({ ...MINE, dropped_at: at(-5) });
  expect(screen.queryByRole("button", { name: "Ask for a welfare check" })).toBeNull();
  await person.click(screen.getByRole("button", { name: "Busy" }));
  expect(await screen.findByRole("button", { name: "Ask for a welfare check" })).toBeTruthy();
  expect(server.sentTo("POST", "/record_try")[0]?.body).toEqual({ outcome: "busy" });
});

test("a refusal stands on the screen in words", async () => {
  const { person } = await opened(MINE);
  await person.click(screen.getByRole("button", { name: "Resolve" }));
  expect(await screen.findByText("Confirm or dismiss it first.")).toBeTruthy();
});

test("an auditor reads along and is offered nothing to do", async () => {
  await opened(MINE, "auditor");
  expect(screen.getByText("You read along.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Resolve" })).toBeNull();
});

test("who found it right without a word adds her own later", async () => {
  const judged = { appropriate: true, at: at(0), by: "Ana Quintero", note: null };
  const { person, server } = await opened({ ...MINE, judged });
  const add = screen.getByRole("button", { name: "Add your words" });
  expect(add).toHaveProperty("disabled", true);
  await person.type(screen.getByLabelText("In your own words"), "Pressure since noon.");
  await person.click(add);
  expect(server.sentTo("POST", "/confirm").at(-1)?.body).toEqual({ note: "Pressure since noon." });
});
