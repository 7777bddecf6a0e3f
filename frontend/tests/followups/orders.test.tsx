import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { followup, idOf, me, TEO } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { FakeServer, problem, rows, type Sent } from "../fakes/server";

const panel = () => within(screen.getByRole("complementary", { name: "Selected follow-up" }));
const version = (sent: Sent | undefined) => sent?.headers.get("If-Match");

/** A server that keeps what ends like this waiting, until the function that it gives is called. */
function slow(server: FakeServer, end: string, then: () => Response | undefined = () => undefined) {
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  server.before = ({ path }) => (path.endsWith(end) ? held.then(then) : undefined);
  return () => answer();
}

async function opened(server: FakeServer, keys: string, end: string) {
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard(keys);
  await waitFor(() => expect(server.sentTo("POST", end)).toHaveLength(1));
  return person;
}

test("an attempt logged while the claim is under way waits for it, and acts on what it made", async () => {
  const server = new FakeServer(me(), rows(1));
  const answer = slow(server, "/claim");
  const person = await opened(server, "a", "/claim");
  await person.keyboard("l3");
  expect(server.sentTo("POST", "/record_attempt")).toHaveLength(0);
  answer();
  expect(await screen.findByText("Logged: no answer")).toBeTruthy();
  expect(panel().getByText(/^You have it\./)).toBeTruthy();
  expect(version(server.sentTo("POST", "/claim")[0])).toBe('"3"');
  expect(server.sentTo("POST", "/record_attempt").map(version)).toEqual(['"4"']);
});

test("behind a refused order the next one has the version that its person saw, and is refused too", async () => {
  const server = new FakeServer(me(), rows(1));
  const answer = slow(server, "/claim", () => {
    server.rows = [followup(1, { version: 4, owner: TEO, state: "claimed" })];
    return problem("stale-version", 412, "Teo claimed this 12 s ago", { since: [] });
  });
  const person = await opened(server, "a", "/claim");
  await person.keyboard("l3");
  const claiming = server.before;
  server.before = (sent) =>
    sent.path.endsWith("/record_attempt") && version(sent) !== '"4"'
      ? problem("stale-version", 412, "Teo claimed this 13 s ago", { since: [] })
      : claiming(sent);
  answer();
  expect(await panel().findByText("Teo claimed this 12 s ago")).toBeTruthy();
  expect(await panel().findByText("Teo claimed this 13 s ago")).toBeTruthy();
  expect(server.sentTo("POST", "/record_attempt").map(version)).toEqual(['"3"']);
  expect(screen.queryByText("Logged: no answer")).toBeNull();
});

test("the same order pressed again while it is under way stays one", async () => {
  const server = new FakeServer(me(), rows(1));
  const answer = slow(server, "/claim");
  const person = await opened(server, "a", "/claim");
  await person.keyboard("accl3l3");
  answer();
  expect(await screen.findByText("Logged: no answer")).toBeTruthy();
  expect(server.sentTo("POST", "/claim")).toHaveLength(1);
  expect(server.sentTo("POST", "/dial")).toHaveLength(1);
  expect(server.sentTo("POST", "/record_attempt")).toHaveLength(1);
});

test("an order on another item waits for nobody", async () => {
  const server = new FakeServer(me(), rows(1, 2));
  slow(server, `${idOf(1)}/claim`);
  const person = await opened(server, "a", "/claim");
  await person.keyboard("jl3");
  expect(await screen.findByText("Logged: no answer")).toBeTruthy();
});

test("a refusal that comes when its person has moved on names the caller, until it is dismissed", async () => {
  const server = new FakeServer(me(), rows(1, 2));
  const answer = slow(server, "/claim", () => problem("conflict", 409, "It was closed 3 s ago."));
  const person = await opened(server, "a", "/claim");
  await person.keyboard("j");
  answer();
  const note = await panel().findByRole("alert");
  expect(note.textContent).toContain("+1 202 555 0101: It was closed 3 s ago.");
  await person.click(within(note).getByRole("button", { name: "Dismiss" }));
  expect(panel().queryByRole("alert")).toBeNull();
});

test("a closing that is answered late does not move whoever has moved on", async () => {
  const server = new FakeServer(me(), rows(1, 2, 3));
  const answer = slow(server, "/close");
  const person = await opened(server, "!", "/close");
  await person.keyboard("jj");
  answer();
  expect(await screen.findByText(/^Closed: spam\./)).toBeTruthy();
  expect(panel().getByRole("heading", { level: 2 }).textContent).toBe("+1 202 555 0103");
});
