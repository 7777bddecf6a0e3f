import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { call, followup, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer } from "../fakes/server";
import { FakeSocket } from "../fakes/socket";

afterEach(() => vi.useRealTimers());

async function opened(change: Parameters<typeof followup>[1]) {
  const server = new FakeServer(me(), [followup(1, change)]);
  const page = open("/worklist/team");
  await screen.findByRole("grid");
  const panel = await screen.findByRole("complementary", { name: "Selected follow-up" });
  return { ...page, server, panel: within(panel), text: () => panel.textContent ?? "" };
}

test("a proposed closing is a sentence, and one press closes it as answered later", async () => {
  const { person, server, panel, text } = await opened({
    why: { group: "due", label: "New", reason: "answered later: close?" },
    close_proposed: { why: "answered_later", call: idOf(501) },
  });
  expect(panel.getByText(/A person answered a later call of this number\. Close it if/)).toBeTruthy();
  expect(text()).not.toMatch(/answered_later|\?\.|\.\.|: close/);
  await person.click(panel.getByRole("button", { name: "Close: answered later" }));
  await waitFor(() =>
    expect(server.sentTo("POST", "/close")[0]?.body).toEqual({ outcome: "answered_later" }),
  );
});

test("test_s11_only_a_message_that_waits_says_whether_it_was_heard", async () => {
  const { panel, text } = await opened({ heard: true });
  expect(await panel.findByText("Before you call")).toBeTruthy();
  expect(text()).not.toMatch(/Heard|Message/);
});

test("test_s11_a_message_that_nobody_heard_says_so", async () => {
  const { panel } = await opened({ heard: false });
  expect(panel.getByText("not heard yet")).toBeTruthy();
  expect(panel.getByText("Not heard")).toBeTruthy();
});

test("a call that was placed and not logged is offered, and one key logs it", async () => {
  const server = new FakeServer(me(), [
    followup(1, {
      dialed: idOf(502),
      history: [
        {
          position: 3,
          type: "followup.dialed",
          at: new Date().toISOString(),
          actor: "Ana Quintero",
          summary: "",
        },
      ],
    }),
  ]);
  server.before = ({ path }) =>
    path.endsWith(idOf(502))
      ? answer({ ...call, id: idOf(502), direction: "outbound", state: "ended", end_reason: "no_answer" })
      : undefined;
  const { person } = open("/worklist/team");
  expect(await screen.findByText(/^You called .*: no answer$/)).toBeTruthy();
  await person.keyboard("y");
  await waitFor(() =>
    expect(server.sentTo("POST", "/record_attempt")[0]?.body).toMatchObject({ outcome: "no_answer" }),
  );
});

test("what a screen reads while nobody sits there says so, and a person's own reading does not", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["Date"] });
  const server = new FakeServer(me(), [followup(1)]);
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  await person.keyboard("j");
  vi.setSystemTime(Date.now() + 61_000);
  const before = server.sent.length;
  FakeSocket.last.say({ id: idOf(1), version: 4 });
  await waitFor(() => expect(server.sent.length).toBeGreaterThan(before));
  expect(server.sent.at(-1)?.headers.get("Ringback-Background")).toBe("true");
  await person.keyboard("a");
  await waitFor(() => expect(server.sentTo("GET", "/worklist/counts").length).toBeGreaterThan(1));
  expect(server.sent.at(-1)?.headers.get("Ringback-Background")).toBeNull();
});
