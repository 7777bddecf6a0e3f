import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import type { Role, Transcript } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { call, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { HELLO, segment, TABLET, transcript } from "../fakes/said";
import { answer, FakeServer, problem } from "../fakes/server";
import { FakeSocket } from "../fakes/socket";

const RECORDED = {
  ...call,
  recording: "stored" as const,
  consent: { recording: "given", transcription: "given", analysis: "given" } as const,
};
const play = vi.fn(() => Promise.resolve());

beforeEach(() => {
  // jsdom plays nothing: what is asked of the sound is what is seen.
  play.mockClear();
  HTMLMediaElement.prototype.play = play;
  HTMLMediaElement.prototype.pause = () => undefined;
  HTMLMediaElement.prototype.load = () => undefined;
});

async function opened(now: Transcript = transcript(), role: Role = "nurse", known = RECORDED) {
  const server = new FakeServer(me(role));
  const state = { now };
  server.before = ({ method, path }) => {
    if (method === "GET" && path.endsWith("/transcript")) return answer(state.now);
    if (path === `/calls/${idOf(500)}`) return answer(known);
    return undefined;
  };
  const page = open(`/calls/${idOf(500)}/transcript`);
  await screen.findByRole("heading", { name: "Transcript" });
  return { ...page, server, state };
}
const rowOf = (word: string, part = false): HTMLElement => {
  const row = screen.getByText(word, { exact: !part }).closest("tr");
  if (row === null) throw new Error(`no line has ${word}`);
  return row;
};

test("every mark has its word beside the color, and what was not heard stands in its place", async () => {
  await opened();
  const drug = await screen.findByText("lisinopril");
  expect(drug.closest(".w-drug")?.textContent).toBe("lisinopril (drug, to check)");
  expect(screen.getByText("tan").closest(".w-unsure")?.getAttribute("title")).toBe("unsure");
  const rows = screen.getAllByRole("row").map((row) => row.textContent ?? "");
  expect(rows[2]).toContain("[not heard 5 s] 0:10 to 0:15, caller: too many calls at once.");
  expect(screen.getByText("Heard by faster-whisper tiny.en, after the call")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("a guess of the second hearing is a line of its own, gray, and plays from before it", async () => {
  const guess = {
    id: idOf(61),
    family: "chest_pain",
    channel: "caller",
    start: 5,
    end: 6,
    text: "chest pain",
  } as const;
  const { person } = await opened(transcript({ possible: [guess] }));
  const seek = vi.spyOn(HTMLMediaElement.prototype, "currentTime", "set");
  const row = rowOf("“chest pain”? A second hearing", true);
  expect(within(row).getByText("Possible: listen")).toBeTruthy();
  expect(row.textContent).toContain("It is a guess: the transcript has other words, and stands.");
  expect(row.querySelector("mark, .w-now, .w-unsure")).toBeNull();
  await person.click(within(row).getByRole("button", { name: "Listen 0:05" }));
  expect(seek).toHaveBeenLastCalledWith(3);
  expect(play).toHaveBeenCalledTimes(1);
  const aside = screen.getByRole("region", { name: "Possible: listen" });
  expect(aside.textContent).toContain("guesses, not findings");
  expect(await seriousFindings()).toEqual([]);
});

test("a word that is clicked plays from where it was said", async () => {
  const { person } = await opened();
  const seek = vi.spyOn(HTMLMediaElement.prototype, "currentTime", "set");
  await person.click(await screen.findByText("lisinopril"));
  expect(seek).toHaveBeenLastCalledWith(6.5);
  expect(play).toHaveBeenCalledTimes(1);
  expect(screen.getByText("“lisinopril”")).toBeTruthy();
});

test("by keys alone: the next unsure word, corrected and saved; what was heard stays beside it", async () => {
  const { person, server } = await opened();
  await screen.findByRole("grid", { name: "Transcript" });
  const fixed = segment(2, 4, "It says ten milligrams of lisinopril", {
    heard: TABLET.text,
    corrections: [
      { by: "Ana Quintero", at: new Date().toISOString(), first: 2, last: 2, before: "tan", after: "ten" },
    ],
  });
  const before = server.before;
  server.before = (sent) =>
    sent.path.endsWith("/correct")
      ? answer(transcript({ version: 13, segments: [HELLO, fixed] }))
      : before(sent);
  await person.keyboard("u{Enter}ten{Enter}");
  await waitFor(() =>
    expect(server.sentTo("POST", "/correct")[0]?.body).toEqual({
      segment: idOf(2),
      first: 2,
      last: 2,
      text: "ten",
    }),
  );
  expect(server.sentTo("POST", "/correct")[0]?.headers.get("If-Match")).toBe('"12"');
  expect(await screen.findByText(/^you, \d+ s ago$/)).toBeTruthy();
  expect(rowOf("milligrams").querySelector("s")?.textContent).toBe("tan");
  expect(rowOf("milligrams").querySelector(".w-ok")?.textContent).toBe("ten");
});

test("escape leaves a correction, and nothing was sent", async () => {
  const { person, server } = await opened();
  await person.click(await screen.findByText("tan"));
  await person.keyboard("{Enter}ten");
  expect(screen.getByRole("textbox", { name: "What you hear" })).toBeTruthy();
  await person.keyboard("{Escape}");
  expect(screen.queryByRole("textbox", { name: "What you hear" })).toBeNull();
  expect(server.sentTo("POST", "/correct")).toEqual([]);
});

test("two people at once: theirs, yours and what was heard, and the second saving is a choice", async () => {
  const { person, server, state } = await opened();
  await person.click(await screen.findByText("tan"));
  await person.keyboard("{Enter}ten");
  const theirs = segment(2, 4, "It says twenty milligrams of lisinopril", {
    corrections: [
      { by: "Teo Marsh", at: new Date().toISOString(), first: 2, last: 2, before: "tan", after: "twenty" },
    ],
  });
  state.now = transcript({ version: 13, segments: [HELLO, theirs] });
  const before = server.before;
  server.before = (sent) => {
    if (!sent.path.endsWith("/correct")) return before(sent);
    return sent.headers.get("If-Match") === '"12"'
      ? problem("stale-version", 412, "Teo Marsh corrected word 3 at 0:04 to 0:07 2 s ago.")
      : answer(transcript({ version: 14, segments: [HELLO, theirs] }));
  };
  await person.keyboard("{Enter}");
  const merge = within(await screen.findByRole("alert"));
  expect(
    merge.getByText(/Teo Marsh corrected these words \d+ s ago\. Yours are not saved yet\./),
  ).toBeTruthy();
  expect(merge.getByText("tan").tagName).toBe("S");
  expect(merge.getByText("twenty")).toBeTruthy();
  const mine = merge.getByRole("textbox", { name: "Yours" }) as HTMLInputElement;
  expect(mine.value).toBe("ten");
  await person.click(merge.getByRole("button", { name: /Save yours/ }));
  await waitFor(() => expect(server.sentTo("POST", "/correct")).toHaveLength(2));
  const again = server.sentTo("POST", "/correct")[1];
  expect([again?.headers.get("If-Match"), again?.body]).toEqual([
    '"13"',
    { segment: idOf(2), first: 2, last: 2, text: "ten" },
  ]);
});

test("what somebody corrects while you type is shown before you save", async () => {
  const { person, state } = await opened();
  await person.click(await screen.findByText("tan"));
  await person.keyboard("{Enter}ten");
  const theirs = segment(2, 4, "It says twenty milligrams of lisinopril", {
    corrections: [
      { by: "Teo Marsh", at: new Date().toISOString(), first: 2, last: 2, before: "tan", after: "twenty" },
    ],
  });
  state.now = transcript({ version: 13, segments: [HELLO, theirs] });
  FakeSocket.last.say({ id: idOf(500), version: 13 });
  expect(await screen.findByText(/Teo Marsh corrected these words/)).toBeTruthy();
  expect((screen.getByRole("textbox", { name: "Yours" }) as HTMLInputElement).value).toBe("ten");
});

test("a range is marked reviewed with one key, by the seconds of its lines", async () => {
  const { person, server } = await opened();
  await screen.findByRole("grid", { name: "Transcript" });
  const before = server.before;
  const review = { start: 0, end: 7, by: "Ana Quintero", at: new Date().toISOString() };
  server.before = (sent) =>
    sent.path.endsWith("/review") ? answer(transcript({ version: 13, reviewed: [review] })) : before(sent);
  await person.keyboard("{ArrowDown}{Shift>}{ArrowDown}{/Shift}r");
  await waitFor(() => expect(server.sentTo("POST", "/review")[0]?.body).toEqual({ start: 0, end: 7 }));
  expect(await screen.findByText("reviewed by you, now")).toBeTruthy();
  expect(within(rowOf("tan")).getByText("Reviewed by Ana Quintero")).toBeTruthy();
});

test("hidden digits are shown for a reason, to a nurse, until they are hidden again", async () => {
  const { person, server } = await opened();
  const before = server.before;
  server.before = (sent) =>
    sent.path.endsWith("/lift_mask")
      ? answer({ mask: idOf(33), kind: "social_security", text: "000 12 3456" })
      : before(sent);
  await person.click(await screen.findByRole("button", { name: "show, with a reason" }));
  await person.type(await screen.findByRole("textbox", { name: /Why do you need it/ }), "benefits form");
  await person.click(screen.getByRole("button", { name: "Show it" }));
  expect(await screen.findByText("000 12 3456")).toBeTruthy();
  expect(server.sentTo("POST", "/lift_mask")[0]?.body).toEqual({ mask: idOf(33), reason: "benefits form" });
  await person.click(await screen.findByRole("button", { name: "hide again" }));
  expect(screen.queryByText("000 12 3456")).toBeNull();
});

test("who may not lift a mask or correct is not offered it", async () => {
  await opened(transcript(), "auditor");
  expect(await screen.findByText("[social security number hidden]")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "show, with a reason" })).toBeNull();
  expect(screen.queryByRole("button", { name: /Correct|Mark reviewed/ })).toBeNull();
});

test("test_s13_a_declined_call_shows_no_word_and_says_who_has_it", async () => {
  const consent = { recording: "declined", transcription: "declined", analysis: "declined" } as const;
  const nothing = { segments: [], not_heard: [], engine: null, model: null };
  await opened(transcript({ ...nothing, state: "declined" }), "navigator", {
    ...RECORDED,
    consent: consent as unknown as typeof RECORDED.consent,
    recording: "dropped" as "stored",
  });
  expect(screen.getByText("The caller said no: not recorded, not transcribed.")).toBeTruthy();
  expect(screen.getByText(/A person calls back: the call has its follow-up/)).toBeTruthy();
  expect(screen.queryByRole("grid", { name: "Transcript" })).toBeNull();
});

test("a destroyed transcript says so", async () => {
  await opened(transcript({ note: "The words were destroyed.", segments: [], not_heard: [], engine: null }));
  expect(screen.getByText("The words of this call were destroyed.")).toBeTruthy();
});

test("test_s8_no_word_of_a_call_is_left_in_the_browser", async () => {
  const { person, router } = await opened();
  await person.click(await screen.findByText("tan"));
  await person.keyboard("{Enter}ten mystery");
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  expect(document.cookie).not.toMatch(/ten|mystery|lisinopril/);
  expect(router.state.location.pathname).toBe(`/calls/${idOf(500)}/transcript`);
  expect(router.state.location.search + router.state.location.hash).toBe("");
});
