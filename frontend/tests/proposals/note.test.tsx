import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Proposal } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { call, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { routing } from "../fakes/routing";
import { transcript } from "../fakes/said";
import { answer, FakeServer, problem } from "../fakes/server";

const MADE: Proposal = {
  id: idOf(850),
  version: 1,
  what: "supervisor_callback",
  state: "open",
  patient: idOf(601),
  patient_name: "Nora Bell",
  calls: [idOf(499), idOf(500)],
  quotes: [
    {
      call: idOf(499),
      cue: idOf(851),
      kind: "confusion",
      at: "2026-11-16T15:00:00.000Z",
      start: 4.5,
      words: "I do not understand any of this",
    },
    {
      call: idOf(500),
      cue: idOf(852),
      kind: "frustration",
      at: "2026-11-24T19:00:00.000Z",
      start: 9,
      words: null,
    },
  ],
  made_at: "2026-11-24T19:01:00.000Z",
  followup: null,
};

async function opened(decided: "accept" | "refused" | "dismiss" = "accept") {
  const server = new FakeServer(me("supervisor"));
  let open_ = [MADE];
  server.before = ({ method, path }) => {
    if (path === "/readyz") return answer({ ok: true });
    if (path.endsWith("/transcript")) return answer(transcript({ state: "live" }));
    if (path.endsWith("/routing")) return answer(routing());
    if (path === "/proposals") return answer({ items: open_, next: null });
    if (method === "POST" && path.startsWith("/proposals/")) {
      if (decided === "refused") return problem("decided-already", 409, "This proposal was decided already.");
      open_ = [];
      return answer({ ...MADE, version: 2, state: "accepted" });
    }
    if (method === "GET" && path === `/calls/${idOf(500)}`) return answer({ ...call, state: "answered" });
    return undefined;
  };
  const page = open(`/calls/${idOf(500)}/live`);
  const note = within(await screen.findByRole("region", { name: "Proposed" }));
  return { ...page, server, note };
}

test("both quotes stand beside what is proposed; what was destroyed is no quote", async () => {
  const { note } = await opened();
  expect(note.getByText("A supervisor should call back.")).toBeTruthy();
  expect(note.getByText("“I do not understand any of this”")).toBeTruthy();
  expect(note.getByText("The words are not there any more.")).toBeTruthy();
  expect(note.getByText("Cues in 2 calls of this patient; no finding.")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("a person opens the callback, and the proposal is answered", async () => {
  const { note, person, server } = await opened();
  await person.click(note.getByRole("button", { name: "Open the callback" }));
  await screen.findByText("What the map says");
  const [sent] = server.sentTo("POST", "/accept");
  expect(sent?.headers.get("If-Match")).toBe('"1"');
  await expect.poll(() => screen.queryByRole("region", { name: "Proposed" })).toBeNull();
});

test("a proposal is dismissed with a reason", async () => {
  const { note, person, server } = await opened("dismiss");
  await person.click(note.getByRole("button", { name: "Done already" }));
  await expect.poll(() => screen.queryByRole("region", { name: "Proposed" })).toBeNull();
  expect(server.sentTo("POST", "/dismiss")[0]?.body).toEqual({ why: "done_already" });
});

test("what somebody else decided is said", async () => {
  const { note, person } = await opened("refused");
  await person.click(note.getByRole("button", { name: "Open the callback" }));
  expect((await note.findByRole("alert")).textContent).toBe("This proposal was decided already.");
});
