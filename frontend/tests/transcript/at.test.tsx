import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import type { CallItem } from "@/api/types";
import { call, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer } from "../fakes/server";

const play = vi.fn(() => Promise.resolve());
const seek = vi.fn();
beforeEach(() => {
  play.mockClear();
  seek.mockClear();
  HTMLMediaElement.prototype.play = play;
  HTMLMediaElement.prototype.pause = () => undefined;
  HTMLMediaElement.prototype.load = () => undefined;
  vi.spyOn(HTMLMediaElement.prototype, "currentTime", "set").mockImplementation(seek);
});

async function opened(search: string, change: Partial<CallItem> = {}) {
  const server = new FakeServer(me("nurse"));
  server.before = ({ path }) =>
    path === `/calls/${idOf(500)}` ? answer({ ...call, recording: "stored", ...change }) : undefined;
  open(`/calls/${idOf(500)}/transcript${search}`);
  await screen.findByText("lisinopril");
}

test("who comes for words hears ten seconds before them, and stands at them", async () => {
  await opened("?at=20.5");
  expect(seek).toHaveBeenCalledWith(10.5);
  expect(play).toHaveBeenCalledTimes(1);
  expect(screen.getByText("“number”")).toBeTruthy();
  expect(screen.getByText("thanks").closest("tr")?.getAttribute("aria-selected")).toBe("true");
});

test("nothing plays by itself for who comes for the whole, or with an address that is no second", async () => {
  await opened("?at=soon");
  expect(play).not.toHaveBeenCalled();
});

test.each([
  ["recording", "The sound can be played once the call has ended."],
  ["none", "This call was not recorded: there is no sound to play."],
] as const)("without sound it says why: %s", async (recording, sentence) => {
  await opened("?at=20.5", { recording });
  expect(screen.getByText(sentence)).toBeTruthy();
});
