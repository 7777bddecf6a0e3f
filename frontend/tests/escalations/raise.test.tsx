import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { seriousFindings } from "../fakes/axe";
import { escalation, pageOfEscalations } from "../fakes/escalations";
import { call, followup, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { routing } from "../fakes/routing";
import { answer, FakeServer } from "../fakes/server";

function begun(address: string, rows = [followup(1)]) {
  const server = new FakeServer({ ...me("front_desk"), duties: ["front_desk"] }, rows);
  server.before = ({ method, path, body }) => {
    if (path === "/readyz") return answer({ ok: true });
    if (path === "/escalations") return answer(pageOfEscalations([]));
    if (path.endsWith("/routing")) return answer(routing());
    if (path === "/escalations/raise") {
      const { category } = body as { category: string };
      return answer(escalation({ category, answering: "supervisor", raised_by: "Ana Quintero" }));
    }
    if (method === "GET" && path === `/calls/${idOf(500)}`) return answer({ ...call, state: "answered" });
    return undefined;
  };
  return { ...open(address), server };
}
const box = async () => within(await screen.findByRole("dialog", { name: "Escalate this call" }));

test("a cue escalates nothing by itself: one key asks, with its words, and a person confirms", async () => {
  const { person, server } = begun(`/calls/${idOf(500)}/live`);
  await screen.findByRole("button", { name: /^Escalate/ });
  await person.keyboard("e");
  const asked = await box();
  expect(asked.getByDisplayValue("nobody ever calls me back")).toBeTruthy();
  expect(asked.getByRole("combobox", { name: "What it is about" })).toHaveProperty("value", "complaint");
  expect(server.sentTo("POST", "/raise")).toHaveLength(0);
  expect(await seriousFindings()).toEqual([]);
  await person.click(asked.getByRole("button", { name: "Escalate" }));
  expect(await asked.findByText("Escalated: complaint. The supervisor is asked.")).toBeTruthy();
  expect(server.sentTo("POST", "/raise")[0]?.body).toEqual({
    call: idOf(500),
    category: "complaint",
    words: "nobody ever calls me back",
  });
});

test("the worklist's key escalates the call of the selected item, and asks what it is about", async () => {
  const { person, server } = begun("/worklist/team");
  await screen.findByRole("heading", { name: "+1 202 555 0101" });
  await person.keyboard("?");
  expect(await screen.findByText("escalate its call: a person is asked at once")).toBeTruthy();
  await person.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await person.keyboard("e");
  const asked = await box();
  expect(asked.getByRole("button", { name: "Escalate" }).hasAttribute("disabled")).toBe(true);
  expect(asked.getByText("Say what it is about.")).toBeTruthy();
  await person.selectOptions(asked.getByRole("combobox", { name: "What it is about" }), "legal");
  await person.type(asked.getByRole("textbox", { name: "Words" }), "He will sue.");
  await person.click(asked.getByRole("button", { name: "Escalate" }));
  expect(await asked.findByText("Escalated: legal. The supervisor is asked.")).toBeTruthy();
  expect(server.sentTo("POST", "/raise")[0]?.body).toEqual({
    call: idOf(500),
    category: "legal",
    words: "He will sue.",
  });
});

test("an item without a call says what to do instead", async () => {
  const { person } = begun("/worklist/team", [followup(1, { call: null })]);
  await screen.findByRole("heading", { name: "+1 202 555 0101" });
  await person.keyboard("e");
  expect((await box()).getByText(/^There is no call here to escalate/)).toBeTruthy();
});
