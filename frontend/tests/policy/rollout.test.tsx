import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { withMode } from "@/features/policy/rollout";
import { seriousFindings } from "../fakes/axe";
import { me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { document, preview, weighed } from "../fakes/policy";
import { answer, FakeServer } from "../fakes/server";

const TEXT = `# How far things have come.
everywhere:
  triggers:
    value: assist
    source: a
    clinic must decide: yes
  cues:
    # a comment
    value: assist # as agreed
    source: b
    clinic must decide: yes
queues: {}
`;

test("a mode is changed in the text, and nothing else of it", () => {
  expect(withMode(TEXT, "cues", "shadow")).toBe(TEXT.replace("value: assist # as", "value: shadow # as"));
  expect(withMode(TEXT, "triggers", "on")).toBe(TEXT.replace("value: assist\n", "value: on\n"));
  expect(withMode(TEXT, "telephone", "on")).toBeNull();
  expect(withMode("everywhere: {triggers: {}}", "triggers", "on")).toBeNull();
});

const MODES = (cues: string) => [
  { queue: null, capability: "triggers", mode: "assist", before: "assist" },
  { queue: null, capability: "cues", mode: cues, before: "assist" },
  { queue: "billing", capability: "cues", mode: "off", before: "off" },
];

const rollout = document({
  name: "rollout",
  title: "Rollout",
  kind: "clinical",
  text: TEXT,
  signatures: [
    {
      subject: "notices",
      by: "Lena Osei",
      at: "2026-11-20T15:00:00Z",
      note: "read",
      stands: false,
      may_sign: true,
    },
    { subject: "backups", by: null, at: null, note: null, stands: false, may_sign: false },
    {
      subject: "downtime_drill",
      by: "Omar Castell",
      at: "2026-11-20T15:00:00Z",
      note: "done",
      stands: true,
      may_sign: true,
    },
  ],
});

function begun() {
  const server = new FakeServer({ ...me("supervisor"), name: "Lena Osei" });
  server.before = ({ path, body }) => {
    const text = (body as { text?: string } | null)?.text ?? "";
    if (path === "/policy/rollout") return answer(rollout);
    if (path.endsWith("/check")) return answer(weighed({ acts: true, unsigned: ["notices", "backups"] }));
    if (path.endsWith("/preview"))
      return answer(preview({ modes: MODES(text.includes("shadow") ? "shadow" : "assist") }));
    if (path.endsWith("/sign")) return answer({ ...rollout, version: 9 });
    return undefined;
  };
  return { ...open("/policy/rollout"), server };
}

test("the rollout is a form, each mode with what it means; the text follows", async () => {
  const { person } = begun();
  const cues = within(await screen.findByRole("radiogroup", { name: "Cues" }));
  expect(screen.getAllByText("shown on screens")).toHaveLength(2);
  expect(screen.getByText("Queue billing: Cues is off")).toBeTruthy();
  await person.click(cues.getByText("shadow"));
  const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Rollout, as it is written" });
  expect(field.value).toContain("value: shadow # as agreed");
  expect(await screen.findByText("computed, shown to nobody, now assist")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("who signed for what is said, what has changed since is signed again, with a sentence", async () => {
  const { person, server } = begun();
  expect(await screen.findByText(/They have changed since: sign again/)).toBeTruthy();
  expect(screen.getByText("by nobody yet")).toBeTruthy();
  expect(screen.getAllByRole("button", { name: "Sign" })).toHaveLength(2);
  const [first] = screen.getAllByRole("button", { name: "Sign" });
  if (first !== undefined) await person.click(first);
  await person.type(screen.getByRole("textbox", { name: /What you answer for/ }), "read both");
  await person.click(screen.getByRole("button", { name: "Sign with my name" }));
  expect(server.sentTo("POST", "/sign")[0]?.body).toEqual({ subject: "notices", note: "read both" });
});
