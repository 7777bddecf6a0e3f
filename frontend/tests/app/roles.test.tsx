import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { answer, FakeServer } from "../fakes/server";

test("an administrator lands on the parts of the system, and is offered no patient data", async () => {
  const server = new FakeServer(me("administrator"));
  server.before = ({ path }) =>
    path === "/readyz"
      ? answer({
          ok: false,
          postgres: { ok: true },
          projections: { worklist: { ok: false, lag_events: 900, parked: 1 } },
        })
      : undefined;
  open("/");
  const parts = within(await screen.findByRole("table", { name: "Parts of the system" }));
  expect(parts.getByRole("row", { name: /Postgres In order/ })).toBeTruthy();
  expect(
    parts.getByRole("row", { name: /Worklist \(projections\) Down 900 events behind · 1 stream parked/ }),
  ).toBeTruthy();
  expect(screen.queryByRole("link", { name: /Worklist|Calls/ })).toBeNull();
});

test("a manager is told what would be here", async () => {
  new FakeServer(me("manager"));
  open("/");
  expect(await screen.findByText("No measures are computed yet.")).toBeTruthy();
});
