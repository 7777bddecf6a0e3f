import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { CallIdentity, Role } from "@/api/types";
import { seriousFindings } from "../fakes/axe";
import { call, followup, idOf, me } from "../fakes/fixtures";
import { candidate, identity, nora } from "../fakes/identity";
import { open } from "../fakes/open";
import { routing } from "../fakes/routing";
import { transcript } from "../fakes/said";
import { answer, FakeServer, problem, type Sent } from "../fakes/server";

type Reply = (sent: Sent) => Response | undefined;

async function opened(now: CallIdentity, reply: Reply = () => undefined, role: Role = "front_desk") {
  const server = new FakeServer(me(role));
  const state = { now };
  server.before = (sent) => {
    const { method, path } = sent;
    if (path === "/readyz") return answer({ ok: true });
    if (path.endsWith("/transcript")) return answer(transcript({ state: "live" }));
    if (path.endsWith("/routing")) return answer(routing());
    if (method === "POST" && path.includes("/identity/")) return reply(sent);
    if (path.endsWith("/identity")) return answer(state.now);
    if (method === "GET" && path === `/calls/${idOf(500)}`)
      return answer({ ...call, state: "answered", patients: state.now.confirmed.length });
    return undefined;
  };
  const page = open(`/calls/${idOf(500)}/live`);
  await screen.findByText(/^(not confirmed|confirmed by a person)$/);
  const pane = within(screen.getByRole("region", { name: "Patient" }));
  return { ...page, server, state, pane };
}

const HOUSEHOLD = identity({
  candidates: [
    candidate(601, { name: "matches", birth_date: "matches", name_likeness: 100 }),
    candidate(602, { name: "differs", birth_date: "matches", name_likeness: 74 }),
    candidate(603, { name: "similar", birth_date: "differs", name_likeness: 81, number: "of_a_relation" }),
  ],
  ask: "3 charts fit. Ask for the full name and the birth date.",
  described: [{ id: idOf(710), name: "Nora Bell", birth_date: "2017-05-20", mrn: "" }],
});

test("a candidate says what matches and what does not, and nothing of a chart", async () => {
  const { pane } = await opened(HOUSEHOLD);
  expect(pane.getByText("3 charts fit. Ask for the full name and the birth date.")).toBeTruthy();
  const [first, second, third] = within(pane.getByRole("list", { name: "Candidates" })).getAllByRole(
    "listitem",
  );
  expect(first?.textContent).toBe("Candidate 1Number matchesName matchesBirth date matchesConfirm");
  expect(second?.textContent).toBe("Candidate 2Number matchesName differsBirth date matchesConfirm");
  expect(third?.textContent).toBe(
    "Candidate 3Number is a relation’sName is similar, 81 of 100Birth date differsConfirm",
  );
  expect(screen.getByText("Identity not confirmed")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("who the caller says it is is looked up, by keyboard alone", async () => {
  const { pane, person, server, state } = await opened(identity({ candidates: [], withheld: true }), () => {
    state.now = HOUSEHOLD;
    return answer(HOUSEHOLD);
  });
  await person.keyboard("i");
  expect(document.activeElement).toBe(pane.getByLabelText("Patient’s name, as said"));
  await person.keyboard("Nora Bell{Tab}2017-05-20{Enter}");
  await pane.findByText("Candidate 3");
  const [sent] = server.sentTo("POST", "/identity/describe");
  expect(sent?.body).toEqual({ name: "Nora Bell", birth_date: "2017-05-20", mrn: "", another: false });
});

test("two identifiers as they were said, and who speaks, confirm the patient", async () => {
  const after = identity({ version: 2, confirmed: [nora()], candidates: [] });
  const { pane, person, server, state } = await opened(HOUSEHOLD, () => {
    state.now = after;
    return answer(after, { "Ringback-Version": `identity/${idOf(500)}@2` });
  });
  await person.click(pane.getByRole("button", { name: "Confirm candidate 1" }));
  const form = within(pane.getByRole("form", { name: "Confirm the patient" }));
  expect(form.getByLabelText<HTMLInputElement>("Full name, as said").value).toBe("Nora Bell");
  await person.selectOptions(form.getByLabelText("Who speaks"), "Parent");
  await person.type(form.getByLabelText("The speaker’s full name"), "Adaeze Bell");
  await person.selectOptions(form.getByLabelText("What the call is about"), "Medical");
  await person.click(form.getByRole("button", { name: "Confirm this patient" }));
  expect(await pane.findByText("Nora Bell")).toBeTruthy();
  const [sent] = server.sentTo("POST", "/identity/confirm");
  expect(sent?.headers.get("If-Match")).toBe('"1"');
  expect(sent?.body).toEqual({
    patient: idOf(601),
    identifiers: [
      { kind: "full_name", value: "Nora Bell" },
      { kind: "birth_date", value: "2017-05-20" },
    ],
    speaker: "parent",
    speaker_name: "Adaeze Bell",
    organization: "",
    matter: "medical",
    interprets: null,
    without_authority: false,
    about: "",
  });
  expect(pane.getByText("Confirmed: full name, birth date")).toBeTruthy();
  expect(pane.getByText("May hear and decide about scheduling and medical.")).toBeTruthy();
  expect(pane.getByText("RB-20422")).toBeTruthy();
  expect(await screen.findByText("Patient confirmed")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("test_s2_one_identifier_cannot_be_sent", async () => {
  const { pane, person, server } = await opened(identity());
  await person.click(pane.getByRole("button", { name: "Confirm candidate 1" }));
  await person.type(pane.getByLabelText("Full name, as said"), "Walter Quimby");
  expect(pane.getByText("Both identifiers are needed.")).toBeTruthy();
  expect(pane.getByRole("button", { name: "Confirm this patient" }).hasAttribute("disabled")).toBe(true);
  expect(server.sentTo("POST", "/identity/confirm")).toEqual([]);
});

test("what differs from the chart is refused in words, and what was typed stays", async () => {
  const sentence = "The birth date that was said is not the chart's. Nothing was confirmed: ask again.";
  const { pane, person } = await opened(HOUSEHOLD, () => problem("identifier-differs", 409, sentence));
  await person.click(pane.getByRole("button", { name: "Confirm candidate 2" }));
  await person.click(pane.getByRole("button", { name: "Confirm this patient" }));
  expect((await pane.findByRole("alert")).textContent).toBe(sentence);
  expect(pane.getByLabelText<HTMLInputElement>("Full name, as said").value).toBe("Nora Bell");
  expect(pane.queryByRole("button", { name: "Confirm without authority" })).toBeNull();
});

test("authority that has ended is refused; the call can still be confirmed without any", async () => {
  const none = nora({
    authority: {
      ...nora().authority,
      standing: "none",
      source: "",
      covers: [],
      may: ["No authority: tell this speaker nothing, and let this speaker decide nothing."],
    },
  });
  const { pane, person, server } = await opened(HOUSEHOLD, ({ body }) =>
    (body as { without_authority: boolean }).without_authority
      ? answer(identity({ version: 2, confirmed: [none], candidates: [] }))
      : problem("authority-expired", 409, "The authority that the EHR has for this speaker has ended."),
  );
  await person.click(pane.getByRole("button", { name: "Confirm candidate 1" }));
  await person.selectOptions(pane.getByLabelText("Who speaks"), "Power of attorney");
  await person.type(pane.getByLabelText("The speaker’s full name"), "Clara Duarte");
  await person.click(pane.getByRole("button", { name: "Confirm this patient" }));
  expect((await pane.findByRole("alert")).textContent).toContain("has ended");
  await person.click(pane.getByRole("button", { name: "Confirm without authority" }));
  expect(await pane.findByText(/^No authority: tell this speaker nothing/)).toBeTruthy();
  const keys = server
    .sentTo("POST", "/identity/confirm")
    .map(({ headers }) => headers.get("Idempotency-Key"));
  expect(new Set(keys).size).toBe(2);
});

test("an adolescent's own care is said to be withheld; a wish to be reached otherwise is in sight", async () => {
  const withheld = "The patient is an adolescent: her or his own confidential care is not shown.";
  const { pane } = await opened(
    identity({
      confirmed: [
        nora({ authority: { ...nora().authority, own_care_withheld: true, may: ["May hear.", withheld] } }),
        nora({
          id: idOf(702),
          patient: idOf(602),
          name: "Ruth Ferrara",
          about: "a bill",
          contact: { wish: "Never call at home.", numbers: ["+12025550134"], messages: false },
        }),
      ],
    }),
  );
  expect(pane.getByText(withheld)).toBeTruthy();
  expect(pane.getByText(/Confidential communication/).closest("p")?.textContent).toBe(
    "Confidential communication. Never call at home. Call +1 202 555 0134 only. Leave no message.",
  );
  expect(screen.getByText("2 patients confirmed")).toBeTruthy();
});

test("a wrong link is taken back with a reason, and stays to be seen without the name", async () => {
  const after = identity({
    version: 3,
    withdrawn: [
      {
        id: idOf(701),
        patient: idOf(601),
        by: "Mara Lind",
        at: "2026-11-24T19:05:00.000Z",
        why: "wrong_patient",
        reason: "her twin was meant",
      },
    ],
  });
  const { pane, person, server } = await opened(identity({ version: 2, confirmed: [nora()] }), () =>
    answer(after),
  );
  await person.click(pane.getByRole("button", { name: "Take this back" }));
  expect(pane.getByRole("button", { name: "Take it back" }).hasAttribute("disabled")).toBe(true);
  await person.type(pane.getByLabelText("In your words"), "her twin was meant");
  await person.click(pane.getByRole("button", { name: "Take it back" }));
  expect(await pane.findByText("1 link taken back")).toBeTruthy();
  expect(pane.getByText(/wrong patient. “her twin was meant”/)).toBeTruthy();
  expect(pane.queryByText("Nora Bell")).toBeNull();
  const [sent] = server.sentTo("POST", "/identity/withdraw");
  expect(sent?.body).toEqual({
    confirmation: idOf(701),
    why: "wrong_patient",
    reason: "her twin was meant",
  });
  expect(sent?.headers.get("If-Match")).toBe('"2"');
});

test("who was overtaken reads by whom, and sees what is known now", async () => {
  const { pane, person, state } = await opened(HOUSEHOLD, () => {
    state.now = identity({ version: 2, confirmed: [nora()], candidates: [] });
    return problem("stale-version", 412, "Mara confirmed a patient 4 s ago.");
  });
  await person.click(pane.getByRole("button", { name: "Confirm candidate 1" }));
  await person.click(pane.getByRole("button", { name: "Confirm this patient" }));
  expect(await pane.findByText("Nora Bell")).toBeTruthy();
});

test("an auditor reads whose call it is and is offered nothing", async () => {
  const { pane } = await opened(identity({ candidates: null, ask: "" }), undefined, "auditor");
  expect(pane.getByText("Nobody is confirmed: nothing of a chart is shown.")).toBeTruthy();
  expect(pane.queryByRole("button")).toBeNull();
  expect(pane.queryByRole("textbox")).toBeNull();
});

test("test_s9_in_the_worklist_candidates_are_looked_for_when_somebody_asks", async () => {
  const server = new FakeServer(me(), [followup(1)]);
  const { person } = open("/worklist");
  await screen.findByRole("button", { name: /Whose call is it/ });
  expect(server.sentTo("GET", "/identity")).toEqual([]);
  await person.keyboard("i");
  expect(await screen.findByText("Candidate 1")).toBeTruthy();
  expect(server.sentTo("GET", "/identity")).toHaveLength(1);
});

test("work whose patient nobody confirmed in time asks at once, in the view Unmatched calls", async () => {
  const row = followup(1, {
    kind: "unmatched",
    duty: "front_desk",
    why: { group: "due", label: "New", reason: "no patient confirmed yet" },
  });
  const server = new FakeServer(me("front_desk"), [row]);
  open("/worklist/unmatched");
  expect((await screen.findAllByText("no patient confirmed yet")).length).toBeGreaterThan(0);
  expect(await screen.findByText("Candidate 1")).toBeTruthy();
  expect(server.sentTo("GET", "/identity")).toHaveLength(1);
});

test("a confirmed patient's name stands above the number, in the list and in the panel", async () => {
  new FakeServer(me(), [followup(1, { patient: idOf(601), patients: 1, patient_name: "Nora Bell" })]);
  open("/worklist");
  expect(await screen.findByRole("heading", { name: "Nora Bell" })).toBeTruthy();
  const panel = within(screen.getByRole("complementary", { name: "Selected follow-up" }));
  await waitFor(() => expect(panel.getByText("Patient confirmed")).toBeTruthy());
  expect(panel.getAllByText("+1 202 555 0101").length).toBeGreaterThan(0);
  expect(screen.getAllByText("Nora Bell")).toHaveLength(2);
});
