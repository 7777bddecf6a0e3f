import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Escalation } from "@/api/types";
import { scriptsOf } from "@/features/escalations/scripts";
import { silence } from "../fakes/audio";
import { at, escalation, pageOfEscalations } from "../fakes/escalations";
import { call, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer } from "../fakes/server";

beforeEach(silence);

const ASKS = escalation({
  id: idOf(710),
  category: "diagnosis_question",
  urgency: "same_day",
  script: {
    ...escalation().script,
    name: "script_clinician",
    text: "A nurse will call you today.",
    say_by: null,
  },
});
const HARM = escalation({
  id: idOf(711),
  category: "self_harm",
  raised_at: at(-2),
  script: { ...escalation().script, name: "script_crisis", text: "You can call or text 988 at any time." },
});
const SPOKEN = { script: "script_emergency", version: "1", at: at(0), by: "Noor Haddad" };

function begun(address: string, items: Escalation[], state: "answered" | "ended" = "answered") {
  const server = new FakeServer({ ...me("front_desk"), duties: ["front_desk"] });
  const now = { items };
  server.before = ({ method, path, body }) => {
    if (path === "/readyz") return answer({ ok: true });
    if (path === "/escalations") return answer(pageOfEscalations(now.items));
    if (path.endsWith("/script_spoken")) {
      const { script } = body as { script: string };
      now.items = now.items.map((one) =>
        one.script.name === script ? { ...one, told: [{ ...SPOKEN, script }] } : one,
      );
      return answer({ ...call, state });
    }
    if (method === "GET" && path === `/calls/${idOf(500)}`) return answer({ ...call, state });
    return undefined;
  };
  return { ...open(address), server };
}

test("no script of a call hides behind another: the strictest first, each once", () => {
  const again = escalation({ id: idOf(712), category: "breathing", raised_at: at(-5) });
  const ids = (...items: Escalation[]) => scriptsOf(items).map(({ id }) => id);
  expect(ids(ASKS, escalation(), HARM, again)).toEqual([idOf(700), idOf(711), idOf(710)]);
  expect(ids(ASKS, escalation({ told: [SPOKEN] }), HARM)).toEqual([idOf(711), idOf(700), idOf(710)]);
});

test("a live call shows all its scripts, and one key says that the next one was spoken", async () => {
  const { person, server } = begun(`/calls/${idOf(500)}/live`, [ASKS, escalation(), HARM]);
  await screen.findByText("“You can call or text 988 at any time.”");
  const bands = screen.getAllByRole("region", { name: "Script to speak" });
  expect(bands.map((one) => one.querySelector("blockquote")?.textContent)).toEqual([
    "“If this is an emergency, hang up and dial 911.”",
    "“You can call or text 988 at any time.”",
    "“A nurse will call you today.”",
  ]);
  expect(bands.map((one) => within(one).queryByText("F3") !== null)).toEqual([true, false, false]);
  await person.keyboard("{F3}");
  await waitFor(() =>
    expect(server.sentTo("POST", "/script_spoken").map(({ body }) => body)).toEqual([
      { script: "script_emergency", language: "en", purpose: "emergency" },
    ]),
  );
});

test("the front desk reads the words to speak on every page while a caller in an emergency is on the line", async () => {
  const { person } = begun("/sessions", [escalation(), ASKS]);
  const band = within(await screen.findByRole("region", { name: "Script to speak" }));
  expect(band.getByText("“If this is an emergency, hang up and dial 911.”")).toBeTruthy();
  expect(band.getByRole("link", { name: "+1 202 555 0117" }).getAttribute("href")).toBe(
    `/calls/${idOf(500)}/live`,
  );
  await person.keyboard("{F3}");
  await waitFor(() => expect(screen.queryByRole("region", { name: "Script to speak" })).toBeNull());
});

test("nothing is to be said to a caller who has hung up", async () => {
  begun("/sessions", [escalation()], "ended");
  await screen.findByRole("link", { name: /^Escalations ?1$/ });
  expect(screen.queryByRole("region", { name: "Script to speak" })).toBeNull();
});
