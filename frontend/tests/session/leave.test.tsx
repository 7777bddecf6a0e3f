import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { followup, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { FakeServer, problem } from "../fakes/server";

afterEach(() => vi.useRealTimers());

test("signing out takes what was read off the screen", async () => {
  const server = new FakeServer(me(), [followup(1)]);
  const { person } = open("/worklist/team");
  await screen.findAllByText("+1 202 555 0101");
  await person.click(screen.getByRole("button", { name: /Ana Quintero.*settings and sign out/ }));
  await person.click(await screen.findByRole("button", { name: "Sign out" }));
  await screen.findByLabelText("Name");
  expect(screen.queryByText("+1 202 555 0101")).toBeNull();
  expect(server.sentTo("DELETE", "/session")).toHaveLength(1);
});

test("a session that the server ended shows the sign-in", async () => {
  const server = new FakeServer(me(), [followup(1)]);
  const { person } = open("/worklist/team");
  await screen.findByRole("grid");
  server.before = ({ method }) =>
    method === "POST" ? problem("not-signed-in", 401, "Sign in first.") : undefined;
  await person.keyboard("a");
  expect(await screen.findByLabelText("Name")).toBeTruthy();
});

test("a minute before the log-off it warns, then it signs out", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const server = new FakeServer({ ...me(), idle_seconds: 120 }, [followup(1)]);
  open("/worklist/team");
  await screen.findByRole("grid");
  await act(() => vi.advanceTimersByTimeAsync(65_000));
  const timer = await screen.findByRole("timer");
  expect(timer.textContent).toMatch(/You will be signed out in 5\d seconds/);
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  await waitFor(() => expect(server.sentTo("DELETE", "/session")).toHaveLength(1));
  expect(await screen.findByLabelText("Name")).toBeTruthy();
});
