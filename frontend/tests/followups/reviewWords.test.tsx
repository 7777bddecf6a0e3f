import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { followup, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { FakeServer } from "../fakes/server";

const DENIED = {
  call: idOf(500),
  family: "fainting",
  tier: "review" as const,
  found: "denied",
  segment: idOf(2),
  start: 45.5,
  end: 47,
  words: "no I did not pass out",
};

test("a review quotes the words that are to be looked at, and plays them", async () => {
  const play = vi.fn(() => Promise.resolve());
  HTMLMediaElement.prototype.play = play;
  HTMLMediaElement.prototype.pause = () => undefined;
  const seek = vi.spyOn(HTMLMediaElement.prototype, "currentTime", "set");
  new FakeServer(me("nurse"), [followup(1, { kind: "review", words: [DENIED] })]);
  const { person } = open("/worklist/team");
  const said = within(await screen.findByRole("region", { name: "What was said" }));
  expect(said.getByText("“no I did not pass out”")).toBeTruthy();
  expect(said.getByText("fainting: denied")).toBeTruthy();
  await person.click(said.getByRole("button", { name: "Listen 0:45" }));
  expect(seek).toHaveBeenCalledWith(42.5);
  expect(play).toHaveBeenCalledTimes(1);
  expect(said.getByRole("button", { name: "Stop 0:45" })).toBeTruthy();
});

test("words that were destroyed say so", async () => {
  new FakeServer(me("nurse"), [followup(1, { kind: "review", words: [{ ...DENIED, words: null }] })]);
  open("/worklist/team");
  expect(await screen.findByText("The words were destroyed")).toBeTruthy();
});
