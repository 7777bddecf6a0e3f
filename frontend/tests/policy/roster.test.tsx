import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { seriousFindings } from "../fakes/axe";
import { idOf, me } from "../fakes/fixtures";
import { open } from "../fakes/open";
import { document, preview, weighed } from "../fakes/policy";
import { answer, FakeServer } from "../fakes/server";

const DAYS = Array.from({ length: 14 }, (_, n) =>
  new Date(Date.UTC(2026, 10, 23 + n)).toISOString().slice(0, 10),
);

test("the roster is a calendar of two weeks, and whose telephone rings", async () => {
  const server = new FakeServer({ ...me("supervisor"), name: "Lena Osei" });
  const shown = preview({
    days: DAYS,
    shifts: [
      {
        duty: "nurse",
        day: "2026-11-24",
        start: "2026-11-24T13:00:00Z",
        end: "2026-11-24T22:30:00Z",
        names: ["Dana Whitlock, RN"],
      },
    ],
    on_call: [
      { start: "2026-11-23T13:00:00Z", end: "2026-11-30T13:00:00Z", name: null, number: "+12025550131" },
    ],
  });
  server.before = ({ path }) => {
    if (path === "/policy/roster") return answer(document({ name: "roster", title: "Roster and on-call" }));
    if (path.endsWith("/check")) return answer(weighed());
    if (path.endsWith("/preview")) return answer(shown);
    return undefined;
  };
  open("/policy/roster");
  const week = within(await screen.findByRole("region", { name: "Shifts of this week" }));
  const headers = week.getAllByRole("columnheader").map(({ textContent }) => textContent);
  expect(headers).toEqual([
    "Duty",
    ...["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((d, n) => `${d}\u00a0${23 + n}`),
  ]);
  const cells = within(week.getByRole("row", { name: /^Nurses/ })).getAllByRole("cell");
  expect(cells.map(({ textContent }) => textContent)[1]).toBe("Dana W.8:00\u00a0AM to 5:30\u00a0PM");
  expect(cells.filter(({ textContent }) => textContent !== "")).toHaveLength(1);
  expect(screen.getByText("Nobody has a turn")).toBeTruthy();
  expect(screen.getByText("+1 202 555 0131")).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});

test("who is on duty now, who of them is there, and that nobody is", async () => {
  const server = new FakeServer({ ...me("navigator"), name: "Ana Quintero" });
  const dana = { id: idOf(1), name: "Dana Whitlock, RN", initials: "DW", there: true };
  const priya = { id: idOf(2), name: "Priya Raman, RN", initials: "PR", there: false };
  server.before = ({ path }) =>
    path === "/duty"
      ? answer({
          now: "2026-11-23T15:00:00Z",
          open_until: "2026-11-23T22:30:00Z",
          next_open: null,
          telephone: "+12025550131",
          telephone_of: "Dana Whitlock, RN",
          duties: [
            { duty: "nurse", title: "Nurse", rostered: true, people: [dana, priya] },
            { duty: "medical_director", title: "Medical director", rostered: false, people: [] },
            { duty: "billing", title: "Billing", rostered: true, people: [] },
          ],
        })
      : undefined;
  open("/duty");
  const table = within(await screen.findByRole("table", { name: "On duty now" }));
  const nurse = within(table.getByRole("row", { name: /^Nurse/ }));
  expect(nurse.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "DWDana Whitlock, RNThere",
    "PRPriya Raman, RNNo screen open",
  ]);
  expect(table.getByText("Nobody holds it")).toBeTruthy();
  expect(table.getByText("Nobody has a shift now")).toBeTruthy();
  expect(screen.getByText("+1 202 555 0131")).toBeTruthy();
  expect(screen.getByText("Open until 5:30 PM ET", { exact: false })).toBeTruthy();
  expect(await seriousFindings()).toEqual([]);
});
