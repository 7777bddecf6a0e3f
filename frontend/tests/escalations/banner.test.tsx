import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Escalation } from "@/api/types";
import { silence, tones } from "../fakes/audio";
import { seriousFindings } from "../fakes/axe";
import { at, escalation, pageOfEscalations } from "../fakes/escalations";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer, problem } from "../fakes/server";
import { FakeSocket } from "../fakes/socket";

const NURSE = { ...me("nurse"), name: "Dana Whitlock, RN", duties: ["nurse" as const] };
beforeEach(silence);

function begun(items: Escalation[], signedIn = NURSE) {
  const server = new FakeServer(signedIn);
  const state = { items };
  server.before = ({ method, path }) => {
    if (path === "/escalations") return answer(pageOfEscalations(state.items));
    const [, what, id, verb] = path.split("/");
    if (what !== "escalations") return undefined;
    const known = state.items.find((one) => one.id === id);
    if (known === undefined) return problem("not-found", 404, "There is no such escalation.");
    if (method === "GET") return answer({ ...escalation(), ...known });
    const after: Escalation = {
      ...known,
      version: known.version + 1,
      ...(verb === "acknowledge"
        ? { state: "acknowledged" as const, owner: signedIn, acknowledged_at: at(0) }
        : {}),
      ...(verb === "reach" ? { state: "reached" as const, reached_at: at(0) } : {}),
    };
    state.items = state.items.map((one) => (one.id === id ? after : one));
    return answer({ ...escalation(), ...after });
  };
  return { ...open("/sessions"), server, state };
}

test("whoever is asked is interrupted on any screen: the exact words, who is asked, how long, and a sound", async () => {
  begun([escalation()]);
  const banner = within(await screen.findByRole("alert", { name: "Escalation" }));
  expect(banner.getByText("“like a pressure on my chest”")).toBeTruthy();
  expect(banner.getByText("Now: chest pain. The duty nurse is asked.")).toBeTruthy();
  expect(banner.getByText("Caller, at 0:36")).toBeTruthy();
  expect(banner.getByText("duty nurse, you")).toBeTruthy();
  expect(banner.getByText("then supervisor, nobody signed in")).toBeTruthy();
  expect(banner.getByText("then on-call clinician, Dr. Osei, by phone")).toBeTruthy();
  expect(banner.getByRole("timer").textContent).toMatch(/0:3\d until the next is asked/);
  expect(tones).toContain("tone");
  expect(await seriousFindings()).toEqual([]);
});

test("one key acknowledges, then the second clock runs and one key says that the caller is reached", async () => {
  const { person, server } = begun([escalation()]);
  await screen.findByRole("alert", { name: "Escalation" });
  await person.keyboard("{F2}");
  await screen.findByText("Yours: chest pain. Reach the caller.");
  const sent = server.sentTo("POST", "/acknowledge");
  expect(sent).toHaveLength(1);
  expect(sent[0]?.headers.get("If-Match")).toBe('"2"');
  expect(tones.at(-1)).toBe("closed");
  await person.keyboard("{F6}");
  await waitFor(() => expect(screen.queryByRole("alert", { name: "Escalation" })).toBeNull());
});

test("words that join while she presses overtake nobody", async () => {
  const { person, server, state } = begun([escalation()]);
  await screen.findByRole("alert", { name: "Escalation" });
  const usual = server.before;
  let refused = 0;
  server.before = (sent) => {
    if (sent.path.endsWith("/acknowledge") && refused === 0) {
      refused++;
      state.items = state.items.map((one) => ({ ...one, version: 3 }));
      return problem("stale-version", 412, "Words joined.");
    }
    return usual(sent);
  };
  await person.keyboard("{F2}");
  await screen.findByText("Yours: chest pain. Reach the caller.");
  expect(server.sentTo("POST", "/acknowledge").map(({ headers }) => headers.get("If-Match"))).toEqual([
    '"2"',
    '"3"',
  ]);
});

test("who was faster is said", async () => {
  const { person, server, state } = begun([escalation()]);
  await screen.findByRole("alert", { name: "Escalation" });
  const usual = server.before;
  server.before = (sent) => {
    if (!sent.path.endsWith("/acknowledge")) return usual(sent);
    state.items = state.items.map((one) => ({ ...one, version: 3, state: "acknowledged" as const }));
    return problem("stale-version", 412, "Priya Raman, RN acknowledged this 2 s ago.");
  };
  await person.keyboard("{F2}");
  expect(await screen.findByText("Priya Raman, RN acknowledged this 2 s ago.")).toBeTruthy();
});

test("the sound can be muted and the banner not hidden; another one sounds again", async () => {
  const { person, state } = begun([escalation()]);
  const banner = within(await screen.findByRole("alert", { name: "Escalation" }));
  await person.click(banner.getByRole("button", { name: "Mute sound" }));
  expect(await banner.findByRole("button", { name: "Sound on" })).toBeTruthy();
  expect(tones.at(-1)).toBe("closed");
  const before = tones.length;
  state.items = [
    ...state.items,
    escalation({ id: idOf(701), next_alarm: { what: "step", at: at(90), overdue: 0 } }),
  ];
  for (const socket of FakeSocket.all)
    socket.onmessage?.({
      data: JSON.stringify({ changed: [{ projection: "escalations", id: idOf(701), version: 1 }] }),
    });
  expect(await banner.findByRole("button", { name: "Mute sound" })).toBeTruthy();
  expect(tones.slice(before)).toContain("tone");
  expect(banner.getByText("Open, 1 more")).toBeTruthy();
});

test("it does not interrupt whoever is not asked", async () => {
  begun([escalation()], { ...NURSE, role: "navigator", duties: ["navigator" as const] } as never);
  await screen.findByRole("link", { name: /^Escalations ?1$/ });
  expect(screen.queryByRole("alert", { name: "Escalation" })).toBeNull();
});
