import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { seriousFindings } from "../fakes/axe";
import { me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer, problem, rows } from "../fakes/server";

async function fill(person: ReturnType<typeof open>["person"]) {
  await person.type(await screen.findByLabelText("Name"), "ana");
  await person.type(screen.getByLabelText("Password"), "wrong");
  await person.click(screen.getByRole("button", { name: "Sign in" }));
}

test("a refused sign-in says the server's sentence and stays", async () => {
  const server = new FakeServer(null);
  server.before = ({ method }) =>
    method === "POST" ? problem("sign-in-refused", 401, "Name or password is not right.") : undefined;
  const { person } = open("/");
  await fill(person);
  expect(await screen.findByRole("alert")).toHaveProperty("textContent", "Name or password is not right.");
  expect(screen.getByRole("heading", { name: "Sign in" })).toBeTruthy();
});

test("a code is asked for only when the server wants one, and goes with name and password", async () => {
  const server = new FakeServer(null, rows(1));
  server.before = ({ method, path, body }) => {
    if (method !== "POST" || path !== "/session") return undefined;
    if (!(body as { code?: string }).code) return problem("code-needed", 401, "A code is needed.");
    server.signedIn = me();
    return answer(server.signedIn);
  };
  const { person } = open("/");
  await fill(person);
  await person.type(await screen.findByLabelText("Code"), "123 456");
  await person.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("heading", { name: "Team" })).toBeTruthy();
  expect(server.sentTo("POST", "/session").at(-1)?.body).toEqual({
    name: "ana",
    password: "wrong",
    code: "123456",
  });
});

test("the sign-in page has no serious accessibility fault", async () => {
  new FakeServer(null);
  open("/");
  await screen.findByLabelText("Name");
  expect(await seriousFindings()).toEqual([]);
});
