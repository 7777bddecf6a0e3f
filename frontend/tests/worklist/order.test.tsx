import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { seriousFindings } from "../fakes/axe";
import { followup, idOf, me, TEO } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { FakeServer, rows } from "../fakes/server";
import { FakeSocket } from "../fakes/socket";

const shownNumbers = () =>
  within(screen.getByRole("grid"))
    .getAllByText(/^\+1 202 555 \d{4}$/)
    .map((cell) => cell.firstChild?.textContent);

test("a push never reorders: new work waits in a bar until it is shown", async () => {
  const server = new FakeServer(me(), rows(1, 2, 3));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  const before = shownNumbers();
  expect(before).toEqual(["+1 202 555 0101", "+1 202 555 0102", "+1 202 555 0103"]);

  const first = followup(4, { kind: "review", why: { group: "now", label: "Now", reason: "said just now" } });
  server.rows = [first, ...server.rows];
  act(() => FakeSocket.last.say({ id: first.id, version: 3 }));

  const bar = await screen.findByText("1 new");
  expect(bar.parentElement?.textContent).toContain("1 review. Your order stays until you show them.");
  expect(shownNumbers()).toEqual(before);

  await person.keyboard("n");
  await waitFor(() => expect(shownNumbers()[0]).toBe("+1 202 555 0104"));
  expect(screen.queryByText("1 new")).toBeNull();
});

test("a row that changed is read again and stays in its place", async () => {
  const server = new FakeServer(me(), rows(1, 2, 3));
  open("/worklist/team");
  await screen.findByRole("grid");
  const before = shownNumbers();
  server.rows = [
    followup(2, {
      version: 4,
      owner: TEO,
      state: "claimed",
      why: { group: "breached", label: "Breached", reason: "past due" },
    }),
    ...rows(1, 3),
  ];
  act(() => FakeSocket.last.say({ id: idOf(2), version: 4 }));
  expect(await screen.findByText("Teo Marsh")).toBeTruthy();
  expect(shownNumbers()).toEqual(before);
  expect(server.sentTo("GET", idOf(3))).toHaveLength(0);
});

test("a row shows whose its call has become, though the work itself is as it was", async () => {
  const server = new FakeServer(me(), [...rows(1, 3), followup(2, { call: idOf(8) })]);
  open("/worklist/team");
  await screen.findByRole("grid");
  const named = followup(2, { call: idOf(8), patients: 1, patient: idOf(9), patient_name: "Walter Quimby" });
  server.rows = [...rows(1, 3), named];
  act(() => FakeSocket.last.say({ id: idOf(8), version: 2, projection: "identities" }));
  expect(await within(screen.getByRole("grid")).findByText("Walter Quimby")).toBeTruthy();
  expect(server.sentTo("GET", idOf(3))).toHaveLength(0);
});

test("while the socket is lost it says so; when it is back the list is loaded again", async () => {
  const server = new FakeServer(me(), rows(1));
  open("/worklist/team");
  await screen.findByRole("grid");
  act(() => FakeSocket.last.close());
  expect(await screen.findByText("Live updates are paused, reconnecting.")).toBeTruthy();
  const loads = server.sentTo("GET", "/worklist").length;
  await waitFor(() => expect(FakeSocket.all.length).toBeGreaterThan(1), { timeout: 4000 });
  act(() => FakeSocket.last.onopen?.());
  await waitFor(() => expect(server.sentTo("GET", "/worklist").length).toBe(loads + 1));
  expect(screen.queryByText("Live updates are paused, reconnecting.")).toBeNull();
});

test("an empty view says what would be here", async () => {
  new FakeServer(me(), []);
  open("/worklist/withheld");
  expect(await screen.findByText("Calls that hid their number would be here.")).toBeTruthy();
});

test("the worklist has no serious accessibility fault, and writes nothing to browser storage", async () => {
  new FakeServer(me("supervisor"), rows(1, 2));
  open("/worklist/team");
  await screen.findByRole("grid");
  await screen.findByText("Before you call");
  expect(await seriousFindings()).toEqual([]);
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
});
