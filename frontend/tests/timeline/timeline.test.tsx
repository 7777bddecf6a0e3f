import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { seriousFindings } from "../fakes/axe";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { FakeServer } from "../fakes/server";

const ADDRESS = `/calls/${idOf(500)}`;

test("an auditor lands on the calls", async () => {
  new FakeServer(me("auditor"));
  open("/");
  expect(await screen.findByRole("heading", { name: "Calls" })).toBeTruthy();
  expect(await screen.findByText("+1 202 555 0117")).toBeTruthy();
  expect(screen.getByText(/Your reading is recorded, purpose: audit/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: /Worklist/ })).toBeNull();
});

test("the arrow keys move from event to event, and the state is the server's as of that position", async () => {
  const server = new FakeServer(me("auditor"));
  const { person } = open(ADDRESS);
  const state = within(await screen.findByRole("region", { name: "State as of" }));
  const whole = within(screen.getByRole("region", { name: "Event whole" }));
  expect(whole.getByRole("heading", { name: "call.offered" })).toBeTruthy();

  await person.keyboard("{ArrowRight}");
  expect(whole.getByRole("heading", { name: "call.queued" })).toBeTruthy();
  expect(await state.findByText("In the queue")).toBeTruthy();
  expect(server.sent.some(({ query }) => query.get("as_of") === "101")).toBe(true);
  expect(whole.getByText(/Its content is forgotten/)).toBeTruthy();

  await person.keyboard("{End}");
  await waitFor(() => expect(state.getByText("Ended, abandoned")).toBeTruthy());
  expect(whole.getByRole("button", { name: "102 call.ended" })).toBeTruthy();
});

test("a cause is one click away", async () => {
  new FakeServer(me("auditor"));
  const { person } = open(ADDRESS);
  await person.click(await screen.findByText("followup.opened"));
  await person.click(screen.getByRole("button", { name: "102 call.ended" }));
  expect(screen.getByRole("heading", { name: "call.ended" })).toBeTruthy();
});

test("the timeline has no serious accessibility fault", async () => {
  new FakeServer(me("auditor"));
  open(ADDRESS);
  await screen.findByRole("grid", { name: "Events" });
  expect(await seriousFindings()).toEqual([]);
});
