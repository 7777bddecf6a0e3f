import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { PolicyDocument, PolicyWeighed } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { document, pageOfPolicy, preview, weighed, whatIf } from "../fakes/policy";
import { answer, FakeServer, problem, type Sent } from "../fakes/server";

const OMAR = { ...me("manager"), name: "Omar Castell" };
const HOURS = 'week:\n  monday: ["8:00-17:30"]\n';

interface Known {
  document?: PolicyDocument;
  weighed?: (text: string) => PolicyWeighed;
  others?: (sent: Sent) => Response | undefined;
}

function begun(address: string, known: Known, signedIn = OMAR) {
  const server = new FakeServer(signedIn);
  let now = known.document ?? document();
  server.before = (sent) => {
    const other = known.others?.(sent);
    if (other !== undefined) return other;
    const { method, path, body } = sent;
    const sentBody = body as { text?: string; note?: string } | null;
    if (path === "/policy") return answer(pageOfPolicy());
    if (path === `/policy/${now.name}` && method === "GET") return answer(now);
    if (path.endsWith("/check")) return answer(known.weighed?.(sentBody?.text ?? "") ?? weighed());
    if (path.endsWith("/preview")) return answer(preview());
    if (path.endsWith("/propose")) {
      const draft = {
        number: 1,
        by: "Omar Castell",
        at: new Date().toISOString(),
        note: "",
        overtaken: false,
      };
      now = { ...now, version: now.version + 1, draft, draft_text: sentBody?.text ?? "" };
      return answer(now);
    }
    if (path.endsWith("/publish")) {
      const text = now.draft_text ?? now.text;
      now = {
        ...now,
        version: now.version + 1,
        number: 1,
        source: "published",
        text,
        draft: null,
        draft_text: null,
      };
      now = { ...now, since: new Date().toISOString(), by: "Omar Castell", note: sentBody?.note ?? "" };
      return answer(now);
    }
    return undefined;
  };
  return { ...open(address), server };
}

test("the list says what is in force, since when and by whom, and what is proposed", async () => {
  begun("/policy", {});
  const table = within(await screen.findByRole("table", { name: "Policy documents" }));
  const row = within(table.getByRole("row", { name: /Hours and holidays/ }));
  expect(row.getByText("As it ships")).toBeTruthy();
  expect(row.getByText("none")).toBeTruthy();
  expect(screen.getByText("0c62cdb75adb")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("a draft is saved with its reason, then published under a name", async () => {
  const { person, server } = begun("/policy/hours", {});
  const text = await screen.findByRole("textbox", { name: "Hours and holidays, as it is written" });
  expect(screen.queryByText(/Publishing is off/)).toBeNull();
  await person.clear(text);
  await person.click(text);
  await person.paste(HOURS.replace("8:00", "9:00"));
  expect(screen.getByText("Not saved")).toBeTruthy();
  expect(screen.getByText("Publishing is off: save the draft first.")).toBeTruthy();
  const save = screen.getByRole("button", { name: "Save draft" });
  expect(save.hasAttribute("disabled")).toBe(true);
  await person.type(screen.getByRole("textbox", { name: "Why, in a sentence" }), "fewer hours");
  await person.click(save);
  await screen.findByText(/^Draft 1 by Omar Castell/);
  expect(server.sentTo("POST", "/propose")[0]?.headers.get("If-Match")).toBe('"0"');
  expect(server.sentTo("POST", "/propose")[0]?.body).toEqual({
    text: HOURS.replace("8:00", "9:00"),
    note: "fewer hours",
  });

  const publish = screen.getByRole("button", { name: "Publish as Omar Castell" });
  await screen.findByText("Say why: it stands beside your name.");
  await person.type(screen.getByRole("textbox", { name: "Why, in a sentence" }), "agreed");
  await waitFor(() => expect(publish.hasAttribute("disabled")).toBe(false));
  await person.click(publish);
  await screen.findByText(/^Number 1 in force since .*, Omar Castell: agreed$/);
  expect(server.sentTo("POST", "/publish")[0]?.body).toEqual({ draft: 1, note: "agreed" });
  expect(server.sentTo("POST", "/publish")[0]?.headers.get("If-Match")).toBe('"1"');
  expect(await seriousFindings()).toEqual([]);
});

const drafted = document({
  name: "handoff_map",
  title: "Handoff map",
  kind: "clinical",
  version: 1,
  draft: { number: 1, by: "Ana", at: new Date().toISOString(), note: "n", overtaken: false },
  draft_text: HOURS,
});

test("what forbids publishing is said in its place, problem by problem", async () => {
  const wrong = weighed({
    problems: ["Category `chest_pain` has no backup.", "hours.yaml, line 2: `monday` stands twice."],
    may_publish: false,
  });
  const { person } = begun("/policy/handoff_map", { document: drafted, weighed: () => wrong });
  expect(await screen.findByText("Category `chest_pain` has no backup.")).toBeTruthy();
  expect(screen.getByText("Publishing is off: 2 problems.")).toBeTruthy();
  expect(screen.getByRole("tab", { name: "Check (2)" })).toBeTruthy();
  await person.click(screen.getByRole("button", { name: /line 2/ }));
  const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Handoff map, as it is written" });
  expect(window.document.activeElement).toBe(field);
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('  monday: ["8:00-17:30"]');
});

test("S4: what is looser is for a nurse or the medical director to publish, and it is said which", async () => {
  const looser = weighed({ loosens: ["Category chest_pain: 60 seconds become 90 seconds."] });
  begun("/policy/handoff_map", { document: drafted, weighed: () => looser });
  expect(await screen.findByText("Category chest_pain: 60 seconds become 90 seconds.")).toBeTruthy();
  expect(screen.getByText(/looser where it is clinical. A nurse or the medical director/)).toBeTruthy();
  const publish = screen.getByRole("button", { name: "Publish as Omar Castell" });
  expect(publish.hasAttribute("disabled")).toBe(true);
});

test("a refusal of the server is said, and what overtook it is read", async () => {
  const { person, server } = begun("/policy/hours", {
    others: ({ path }) =>
      path.endsWith("/propose") ? problem("stale-version", 412, "Lena proposed this 3 s ago.") : undefined,
  });
  const text = await screen.findByRole("textbox", { name: "Hours and holidays, as it is written" });
  await person.type(text, "# mine");
  await person.type(screen.getByRole("textbox", { name: "Why, in a sentence" }), "mine");
  await person.click(screen.getByRole("button", { name: "Save draft" }));
  expect(await screen.findByText("Lena proposed this 3 s ago.")).toBeTruthy();
  await waitFor(() => expect(server.sentTo("GET", "/policy/hours")).toHaveLength(2));
});

test("lines that change stand with their signs and their words", async () => {
  const lines: PolicyWeighed["lines"] = [
    { change: "removed", number: 2, text: '  monday: ["8:00-17:30"]' },
    { change: "added", number: 2, text: '  monday: ["9:00-17:30"]' },
  ];
  const { person } = begun("/policy/hours", { weighed: () => weighed({ lines }) });
  await person.click(await screen.findByRole("tab", { name: "Check" }));
  const changed = within(await screen.findByRole("region", { name: "Changed lines" }));
  expect(changed.getByText("added:", { exact: false })).toBeTruthy();
  expect(screen.getByText("1 line in, 1 line out")).toBeTruthy();
});

const CHANGED = whatIf({
  changed: 12,
  stricter: 3,
  later: 2,
  items: [
    {
      id: idOf(500),
      at: new Date(Date.now() - 86_400_000).toISOString(),
      line: "main",
      changes: [
        {
          what: "window",
          direction: "later",
          of: "escalation: chest pain",
          before: null,
          after: null,
          due_before: "2026-11-23T15:01:00Z",
          due_after: "2026-11-23T15:31:00Z",
          quote: "my chest feels tight",
        },
      ],
    },
  ],
});

test("what-if says how many calls would change, both ways, and which, to whoever may see them", async () => {
  const nurse = { ...me("nurse"), name: "Dana Whitlock, RN" };
  const others = ({ path }: Sent) => (path.endsWith("/what_if") ? answer(CHANGED) : undefined);
  const { person, server } = begun("/policy/hours", { others }, nurse);
  await person.click(await screen.findByRole("tab", { name: "What if" }));
  await person.selectOptions(screen.getByRole("combobox", { name: "How many days" }), "Last 7 days");
  await person.click(screen.getByRole("button", { name: "Try it" }));
  expect(await screen.findByText("12 calls would change: 3 stricter, 2 later.")).toBeTruthy();
  const table = within(screen.getByRole("table", { name: "Calls that would change" }));
  expect(table.getByText("my chest feels tight")).toBeTruthy();
  expect(table.getByText("Escalation: chest pain", { exact: false })).toBeTruthy();
  expect(table.getByText("30 m later")).toBeTruthy();
  expect(table.getByText(/^due .*10:01\sAM$/)).toBeTruthy();
  expect(table.getByText(/^due .*10:31\sAM$/)).toBeTruthy();
  expect(server.sentTo("POST", "/what_if")[0]?.body).toEqual({ text: HOURS, days: 7 });
  expect(await seriousFindings()).toEqual([]);
});

test("a manager is told the figures and asks for no call", async () => {
  const { items: _, ...counts } = CHANGED;
  const others = ({ path }: Sent) => (path.endsWith("/what_if/counts") ? answer(counts) : undefined);
  const { person, server } = begun("/policy/hours", { others });
  await person.click(await screen.findByRole("tab", { name: "What if" }));
  await person.click(screen.getByRole("button", { name: "Try it" }));
  expect(await screen.findByText("12 calls would change: 3 stricter, 2 later.")).toBeTruthy();
  expect(screen.getByText(/a nurse or a supervisor sees/)).toBeTruthy();
  expect(server.sentTo("POST", "/what_if")).toHaveLength(0);
});

test("that no call would change is said as such", async () => {
  const others = ({ path }: Sent) =>
    path.endsWith("/what_if/counts") ? answer(whatIf({ left_out: 7 })) : undefined;
  const { person } = begun("/policy/hours", { others });
  await person.click(await screen.findByRole("tab", { name: "What if" }));
  await person.click(screen.getByRole("button", { name: "Try it" }));
  expect(await screen.findByText("No call would change.")).toBeTruthy();
  expect(screen.getByText("40 calls looked at, 7 older ones left out for time")).toBeTruthy();
});
