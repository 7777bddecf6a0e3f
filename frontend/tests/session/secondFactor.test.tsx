import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { seriousFindings } from "../fakes/axe";
import { me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer, problem, rows } from "../fakes/server";

test("an account without a second factor sets one up before it sees anything", async () => {
  const server = new FakeServer({ ...me(), second_factor_needed: true }, rows(1));
  server.before = ({ path, body }) => {
    if (path === "/me/codes") return answer({ secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/Ringback" });
    if (path !== "/me/codes/confirm") return undefined;
    if ((body as { code: string }).code !== "123456")
      return problem("unprocessable", 422, "Look at the fields.", {
        errors: { code: ["This is not the code of the moment."] },
      });
    server.signedIn = me();
    return answer(server.signedIn);
  };
  const { person } = open("/worklist/team");
  expect(await screen.findByText("JBSWY3DPEHPK3PXP")).toBeTruthy();
  const code = screen.getByRole("img", { name: "The key as a QR code" });
  expect(code.tagName).toBe("svg");
  expect(code.querySelectorAll("path")[1]?.getAttribute("d")?.length).toBeGreaterThan(500);
  expect(document.body.innerHTML).not.toMatch(/(src|xlink:href)=/);
  expect(server.sent.some(({ path, query }) => /JBSWY3DP/.test(`${path}?${query}`))).toBe(false);
  expect(await seriousFindings()).toEqual([]);
  expect(server.sentTo("GET", "/worklist")).toHaveLength(0);

  const field = screen.getByLabelText("Code that it shows now");
  await person.type(field, "000000{Enter}");
  expect(await screen.findByText("This is not the code of the moment.")).toBeTruthy();
  await person.clear(field);
  await person.type(field, "123 456{Enter}");
  expect(await screen.findByRole("grid")).toBeTruthy();
});
