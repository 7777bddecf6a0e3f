import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { followup, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer, problem } from "../fakes/server";

test("a promised callback goes with number, words and an instant; sent again it has the same key", async () => {
  const server = new FakeServer(me("front_desk"), []);
  let refused = false;
  server.before = ({ path }) => {
    if (!path.endsWith("/promise")) return undefined;
    if (!refused) {
      refused = true;
      return problem("invalid", 422, "Look at the marked fields.", { errors: { number: ["Not a number."] } });
    }
    server.rows = [followup(1)];
    return answer(followup(1));
  };
  const { person } = open("/worklist/team");
  await person.click(await screen.findByRole("button", { name: "New callback" }));
  const form = within(await screen.findByRole("dialog", { name: "New callback" }));
  await person.type(form.getByLabelText(/Number to call back/), "202 555 0117");
  await person.type(form.getByLabelText(/What was promised/), "by one o'clock");
  const when = form.getByLabelText(/By when/);
  await person.clear(when);
  await person.type(when, "2026-11-24T13:00");
  await person.click(form.getByRole("button", { name: "Promise it" }));
  expect(await form.findByText("Not a number.")).toBeTruthy();
  await person.click(form.getByRole("button", { name: "Promise it" }));

  expect(await screen.findByRole("grid")).toBeTruthy();
  const sent = server.sentTo("POST", "/promise");
  expect(sent[1]?.body).toEqual({
    number: "+12025550117",
    what: "by one o'clock",
    for_when: "2026-11-24T18:00:00.000Z",
  });
  expect(sent[0]?.headers.get("Idempotency-Key")).toBe(sent[1]?.headers.get("Idempotency-Key"));
});
