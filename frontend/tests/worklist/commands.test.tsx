import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followup, idOf, me, TEO } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { FakeServer, problem, rows } from "../fakes/server";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const panel = () => within(screen.getByRole("complementary", { name: "Selected follow-up" }));

// What is due in two hours is so for as long as the test takes.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("J and A claim the second item, with its version and a key of its own", async () => {
  const server = new FakeServer(me(), rows(1, 2));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard("ja");
  expect(await panel().findByText(/You have it\. Lapses in/)).toBeTruthy();
  const [claim] = server.sentTo("POST", "/claim");
  expect(claim?.path).toBe(`/followups/${idOf(2)}/claim`);
  expect(claim?.headers.get("If-Match")).toBe('"3"');
  expect(claim?.headers.get("Idempotency-Key")).toMatch(UUID);
});

test("a read after a command waits for the version that it made", async () => {
  const server = new FakeServer(me(), rows(1));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard("a");
  await panel().findByText(/You have it/);
  await waitFor(() => {
    const last = server.sentTo("GET", "/worklist/counts").at(-1);
    expect(last?.headers.get("Ringback-Wait-For")).toBe(`followup/${idOf(1)}@4`);
  });
});

test("a lost race says who has it, in place, and shows the owner", async () => {
  const server = new FakeServer(me(), rows(1));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  server.before = ({ path }) => {
    if (!path.endsWith("/claim")) return undefined;
    server.rows = [followup(1, { version: 4, owner: TEO, state: "claimed" })];
    return problem("stale-version", 412, "Teo claimed this 12 s ago", { since: [] });
  };
  await person.keyboard("a");
  expect(await panel().findByText("Teo claimed this 12 s ago")).toBeTruthy();
  expect(await screen.findByText("Teo Marsh")).toBeTruthy();
});

test("when the network fails, the same key goes again", async () => {
  const server = new FakeServer(me(), rows(1));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  let failures = 0;
  server.before = ({ path }) => {
    if (!path.endsWith("/claim") || failures++ > 0) return undefined;
    return Promise.reject(new TypeError("network"));
  };
  await person.keyboard("a");
  expect(await panel().findByText(/You have it/)).toBeTruthy();
  const keys = server.sentTo("POST", "/claim").map(({ headers }) => headers.get("Idempotency-Key"));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test("two keys log an attempt, and the next due time is offered", async () => {
  const server = new FakeServer(me(), rows(1));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard("l");
  expect(await screen.findByRole("group", { name: /how did it go/ })).toBeTruthy();
  await person.keyboard("3");
  expect(await screen.findByText("Logged: no answer")).toBeTruthy();
  expect(screen.getByText(/^Next attempt due in 2 h, 4:08 PM\.$/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Snooze until then" })).toBeTruthy();
  expect(server.sentTo("POST", "/record_attempt")[0]?.body).toEqual({
    channel: "phone",
    outcome: "no_answer",
  });
});

test("one key closes spam; it leaves the list, with a way back", async () => {
  const server = new FakeServer(me(), rows(1, 2));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard("!");
  expect(await screen.findByText(/^Closed: spam\./)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Reopen" })).toBeTruthy();
  expect(server.sentTo("POST", "/close")[0]?.body).toEqual({ outcome: "spam" });
  expect(within(screen.getByRole("grid")).queryByText("+1 202 555 0101")).toBeNull();
});

test("letters are letters in a field, and a search goes in a body", async () => {
  const server = new FakeServer(me(), rows(1));
  const { person, router } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard("/");
  await person.keyboard("axl 202 555 0101{Enter}");
  await screen.findByText("Nothing found.");
  expect(server.sentTo("POST", "/claim")).toHaveLength(0);
  expect(server.sentTo("POST", "/worklist/search")[0]?.body).toMatchObject({ words: "axl 202 555 0101" });
  expect(router.state.location.search).not.toContain("202");
});

test("letter keys can be turned off", async () => {
  const server = new FakeServer(me(), rows(1));
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard("?");
  await person.click(await screen.findByRole("switch", { name: /Letter keys are on/ }));
  await person.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await person.keyboard("a");
  expect(server.sentTo("POST", "/claim")).toHaveLength(0);
  // Kept in a cookie; the next test starts with the letters on.
  // biome-ignore lint/suspicious/noDocumentCookie: as above
  document.cookie = "ringback-letter-keys=on; path=/";
});
