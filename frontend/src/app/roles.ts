import type { Role } from "@/api/types";

interface Place {
  readonly to: string;
  readonly name: string;
}
const WORKLIST: Place = { to: "/worklist", name: "Worklist" };
const CALLS: Place = { to: "/calls", name: "Calls" };
const LIVE: Place = { to: "/live", name: "Live call" };
const SYSTEM: Place = { to: "/system", name: "System" };
const START: Place = { to: "/start", name: "Start" };

/** Where each role may go; the first is where it lands. */
export const PLACES: Record<Role, readonly Place[]> = {
  navigator: [WORKLIST, LIVE, CALLS],
  front_desk: [WORKLIST, LIVE, CALLS],
  nurse: [WORKLIST, LIVE, CALLS],
  supervisor: [WORKLIST, LIVE, CALLS],
  auditor: [CALLS],
  manager: [START],
  administrator: [SYSTEM],
};
