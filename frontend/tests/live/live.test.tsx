import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { CallItem, Transcript, TranscriptNews } from "@/api/types";
import { latencyOf } from "@/features/live/latency";
import { seriousFindings } from "../fakes/axe";
import { call, idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { routing } from "../fakes/routing";
import { segment, transcript } from "../fakes/said";
import { answer, FakeServer } from "../fakes/server";
import { FakeSocket } from "../fakes/socket";

const TALKING: CallItem = {
  ...call,
  state: "answered",
  ended_at: null,
  end_reason: null,
  seconds: null,
  answered_at: call.offered_at,
  recording: "recording",
  consent: { recording: "given", transcription: "given", analysis: "given" },
};
const LIVE = transcript({ state: "live", behind: 3.2, reviewed: [] });

async function opened(change: Partial<CallItem> = {}, now: Transcript = LIVE, away = false) {
  const server = new FakeServer(me("front_desk"));
  const state = { call: { ...TALKING, ...change }, now, news: null as TranscriptNews | null };
  server.before = ({ method, path }) => {
    if (path === "/readyz") return answer({ ok: true, live_transcriber: { ok: !away } });
    if (path.endsWith("/transcript")) return answer(state.now);
    if (path.endsWith("/transcript/news")) return answer(state.news);
    if (path.endsWith("/routing"))
      return answer(routing({ triggers: [], cues: [], barriers: [], lane: null }));
    if (method === "GET" && path === `/calls/${idOf(500)}`) return answer(state.call);
    const keys: Record<string, Partial<CallItem>> = {
      pause_recording: { paused_at: new Date().toISOString() },
      resume_recording: { paused_at: null },
      stop_transcription: {
        consent: { ...state.call.consent, transcription: "withdrawn", analysis: "withdrawn" },
      },
      stop_recording: { recording: "dropped", consent: { ...state.call.consent, recording: "withdrawn" } },
    };
    const key = keys[path.split("/").at(-1) ?? ""];
    if (key === undefined) return undefined;
    state.call = { ...state.call, ...key, version: state.call.version + 1 };
    return answer(state.call);
  };
  const page = open(`/calls/${idOf(500)}/live`);
  await screen.findByRole("heading", { name: "Words as they come" });
  FakeSocket.last.onopen?.();
  return { ...page, server, state };
}
const known = { call: TALKING, transcript: LIVE, link: "live", transcriberAway: false } as const;

test("how late the words are is said in seconds, and late from five on", () => {
  expect(latencyOf(known)).toEqual({ words: "Words 3 s behind", late: false });
  const late = { ...LIVE, behind: 12.4 };
  expect(latencyOf({ ...known, transcript: late })).toEqual({ words: "Words 12 s behind", late: true });
});

test("test_s11_without_words_it_is_said_why", () => {
  expect(latencyOf({ ...known, transcriberAway: true }).words).toBe(
    "No words: the transcriber is away, the recording goes on",
  );
  expect(latencyOf({ ...known, link: "paused" }).words).toMatch(/^Not connected: words may be missing/);
  const unasked = { ...TALKING, consent: { ...TALKING.consent, transcription: "unknown" as const } };
  expect(latencyOf({ ...known, call: unasked }).words).toBe(
    "No words: the caller has not said yes to transcription",
  );
  const no = { ...TALKING, consent: { ...TALKING.consent, transcription: "withdrawn" as const } };
  expect(latencyOf({ ...known, call: no, transcriberAway: true }).words).toBe(
    "No words: the caller said no to transcription",
  );
});

test("words come by themselves, by speaker, with notice, consent and what is recorded", async () => {
  const { state } = await opened();
  const words = within(await screen.findByRole("log", { name: "Words" }));
  expect(words.getByText("lisinopril")).toBeTruthy();
  const caller = within(screen.getByRole("region", { name: "Caller and consent" }));
  expect(caller.getByText("Being recorded")).toBeTruthy();
  expect(caller.getByText(/^Played .* ET, English$/)).toBeTruthy();
  expect(caller.getAllByText("Yes")).toHaveLength(3);
  state.now = transcript({ state: "live", version: 13, segments: [segment(4, 30, "Are you there")] });
  FakeSocket.last.say({ id: idOf(500), version: 13 });
  expect(await words.findByText("there")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

const NEWS: TranscriptNews = {
  id: idOf(500),
  version: 14,
  cursor: "14.live",
  reload: false,
  behind: 1.2,
  progress: null,
  not_heard: [{ start: 40, end: 43, channel: "caller", why: "overload" }],
  segments: [segment(4, 30, "Are you there")],
};

test("with words on the screen only what came since is read, and added once", async () => {
  const { server, state } = await opened({}, { ...LIVE, cursor: "12.live" });
  state.news = NEWS;
  const words = within(await screen.findByRole("log", { name: "Words" }));
  FakeSocket.last.say({ id: idOf(500), version: 14 });
  expect(await words.findByText("there")).toBeTruthy();
  expect(words.getByText("lisinopril")).toBeTruthy();
  expect(words.getByText("[not heard 3 s]")).toBeTruthy();
  expect(screen.getByText("Words 1 s behind")).toBeTruthy();
  state.news = { ...NEWS, version: 15, cursor: "15.live", segments: [...NEWS.segments], not_heard: [] };
  FakeSocket.last.say({ id: idOf(500), version: 15 });
  await waitFor(() => expect(server.sentTo("GET", "/transcript/news").length).toBe(2));
  expect(words.getAllByText("there")).toHaveLength(1);
  expect(server.sentTo("GET", "/transcript")).toHaveLength(1);
  expect(server.sentTo("GET", "/transcript/news").map(({ query }) => query.get("after"))).toEqual([
    "12.live",
    "14.live",
  ]);
});

test("how late the words are is pushed while nothing is said, and nothing is read for it", async () => {
  const { server } = await opened();
  expect(await screen.findByText("Words 3 s behind")).toBeTruthy();
  const before = server.sent.length;
  FakeSocket.last.tell("behind", 7.4);
  expect(await screen.findByText("Words 7 s behind")).toBeTruthy();
  FakeSocket.last.tell("something newer than this page", 1);
  expect(server.sent.slice(before).filter(({ path }) => path.startsWith("/calls/"))).toEqual([]);
});

test("words that came are read without the call that they are of", async () => {
  const { server } = await opened({}, { ...LIVE, cursor: "12.live" });
  await screen.findByRole("log", { name: "Words" });
  const asked = () => server.sentTo("GET", `/calls/${idOf(500)}`).length;
  const before = asked();
  FakeSocket.last.say({ id: idOf(500), version: 13, projection: "transcripts" });
  await waitFor(() => expect(server.sentTo("GET", "/transcript/news")).toHaveLength(1));
  expect(asked()).toBe(before);
  FakeSocket.last.say({ id: idOf(500), version: 9, projection: "calls" });
  await waitFor(() => expect(asked()).toBe(before + 1));
});

test("when more than words came the whole is read again", async () => {
  const { server, state } = await opened({}, { ...LIVE, cursor: "12.live" });
  const words = within(await screen.findByRole("log", { name: "Words" }));
  state.news = { ...NEWS, reload: true, segments: [], not_heard: [] };
  state.now = transcript({ state: "live", version: 14, segments: [segment(9, 30, "Something else")] });
  FakeSocket.last.say({ id: idOf(500), version: 14 });
  expect(await words.findByText("else")).toBeTruthy();
  expect(words.queryByText("lisinopril")).toBeNull();
  expect(server.sentTo("GET", "/transcript")).toHaveLength(2);
});

test("test_s11_no_screen_says_that_there_are_no_red_flags", async () => {
  await opened();
  await screen.findByRole("log", { name: "Words" });
  expect(document.body.textContent).not.toMatch(/no red flags/i);
});

test("test_s16_nothing_on_the_screen_offers_to_dial_911", async () => {
  await opened();
  const offered = [...screen.getAllByRole("button"), ...screen.getAllByRole("link")];
  expect(offered.map((one) => one.textContent).join()).not.toMatch(/911/);
});

test("the recording is paused and resumed by a key", async () => {
  const { person, server } = await opened();
  await person.keyboard("{F8}");
  expect(await screen.findByText("Recording paused")).toBeTruthy();
  await person.keyboard("{F8}");
  expect(await screen.findByText("Being recorded")).toBeTruthy();
  expect(server.sent.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
    `/calls/${idOf(500)}/pause_recording`,
    `/calls/${idOf(500)}/resume_recording`,
  ]);
});

test("stopping asks once and says that it cannot be undone", async () => {
  const { person, server } = await opened();
  await person.click(await screen.findByRole("button", { name: "Stop recording" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/It cannot be undone in this call\./)).toBeTruthy();
  expect(server.sentTo("POST", "/stop_recording")).toEqual([]);
  await person.click(dialog.getByRole("button", { name: "Stop for good" }));
  expect(await screen.findByText("Not recorded")).toBeTruthy();
  expect(server.sentTo("POST", "/stop_recording")).toHaveLength(1);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const pause = screen.getByRole("button", { name: /Pause recording/ }) as HTMLButtonElement;
  expect(pause.disabled).toBe(true);
});

test("test_s13_a_caller_who_does_not_want_to_be_written_down_has_a_key_of_its_own", async () => {
  const { person, server } = await opened({
    recording: "dropped",
    consent: { ...TALKING.consent, recording: "withdrawn" },
  });
  const key = () => screen.getByRole("button", { name: "Stop writing down" }) as HTMLButtonElement;
  await person.click(key());
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/The words until now are destroyed/)).toBeTruthy();
  await person.click(dialog.getByRole("button", { name: "Stop for good" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(server.sentTo("POST", "/stop_transcription")).toHaveLength(1);
  expect(key().disabled).toBe(true);
});

test("who reads further up is not moved: new lines wait in a bar", async () => {
  const { person, state } = await opened();
  const log = await screen.findByRole("log", { name: "Words" });
  Object.defineProperty(log, "scrollHeight", { configurable: true, value: 5000 });
  log.scrollTop = 100;
  log.dispatchEvent(new Event("scroll"));
  const more = [40, 44, 48].map((start) => segment(start, start, `Line at ${start}`));
  state.now = transcript({ state: "live", version: 14, segments: [...LIVE.segments, ...more] });
  FakeSocket.last.say({ id: idOf(500), version: 14 });
  const bar = await screen.findByRole("button", { name: /3 new lines/ });
  expect(log.scrollTop).toBe(100);
  await person.click(bar);
  await waitFor(() => expect(screen.queryByRole("button", { name: /new lines/ })).toBeNull());
});

test("calls in progress are listed, each a way to its words", async () => {
  const server = new FakeServer(me("nurse"));
  server.before = ({ path }) =>
    path === "/calls"
      ? answer({ items: [TALKING, call], next: null, now: new Date().toISOString() })
      : undefined;
  open("/live");
  expect(await screen.findByText("1 in progress")).toBeTruthy();
  const way = screen.getByRole("link", { name: /\+1 202 555 0117.*Talking/ });
  expect(way.getAttribute("href")).toBe(`/calls/${idOf(500)}/live`);
});
