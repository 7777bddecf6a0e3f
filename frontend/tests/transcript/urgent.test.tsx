import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Role } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { routing } from "../fakes/routing";
import { answer, FakeServer, problem } from "../fakes/server";

const [TIGHT] = routing().triggers;
if (TIGHT === undefined) throw new Error("the fake has no trigger");
const MARKED = {
  ...TIGHT,
  words: "lisinopril",
  family: "severe_reaction",
  first: 5,
  last: 5,
  marked_by: "Ana Quintero",
};

async function opened(role: Role = "nurse", refused = false) {
  const server = new FakeServer(me(role));
  server.before = ({ path }) => {
    if (!path.endsWith("/mark_missed")) return undefined;
    return refused
      ? problem("refused", 409, "These words were found already.")
      : answer(routing({ triggers: [MARKED], cues: [], barriers: [] }));
  };
  const page = open(`/calls/${idOf(500)}/transcript`);
  await screen.findByRole("heading", { name: "Transcript" });
  return { ...page, server };
}

test("test_s10_a_person_marks_words_that_the_machine_missed_and_they_stand_in_the_words_and_beside_them", async () => {
  const { person, server } = await opened();
  const word = await screen.findByText("lisinopril");
  expect(word.closest("[data-found]")).toBeNull();
  await person.click(word);
  await person.keyboard("m");
  const box = within(await screen.findByRole("dialog", { name: "This was urgent" }));
  expect(box.getByText("“lisinopril”")).toBeTruthy();
  expect(box.getByRole("button", { name: "Save" }).hasAttribute("disabled")).toBe(true);
  await person.selectOptions(box.getByRole("combobox", { name: "What it is about" }), "severe_reaction");
  expect(await seriousFindings()).toEqual([]);
  await person.click(box.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(server.sentTo("POST", "/mark_missed")[0]?.body).toEqual({
    segment: idOf(2),
    first: 5,
    last: 5,
    family: "severe_reaction",
    tier: "now",
  });
  expect(screen.getByText("lisinopril").closest("[data-found]")?.getAttribute("data-found")).toBe("now");
  expect(screen.getByText("Severe reaction: affirmed, found by Ana Quintero")).toBeTruthy();
});

test("words that may wait are marked for review, and a refusal is said in the box", async () => {
  const { person, server } = await opened("nurse", true);
  await person.click(await screen.findByText("lisinopril"));
  await person.click(screen.getByRole("button", { name: /^This was urgent/ }));
  const box = within(await screen.findByRole("dialog", { name: "This was urgent" }));
  await person.selectOptions(box.getByRole("combobox", { name: "What it is about" }), "breathing");
  await person.click(box.getByRole("radio", { name: "Review" }));
  await person.click(box.getByRole("button", { name: "Save" }));
  expect(await box.findByText("These words were found already.")).toBeTruthy();
  expect(server.sentTo("POST", "/mark_missed")[0]?.body).toMatchObject({ tier: "review" });
});

test("an auditor is not offered to mark words", async () => {
  await opened("auditor");
  expect(screen.queryByRole("button", { name: /^This was urgent/ })).toBeNull();
});
