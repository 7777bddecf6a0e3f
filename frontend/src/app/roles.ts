import type { Role } from "@/api/types";

interface Place {
  readonly to: string;
  readonly name: string;
}
const WORKLIST: Place = { to: "/worklist", name: "Worklist" };
const CALLS: Place = { to: "/calls", name: "Calls" };
const SYSTEM: Place = { to: "/system", name: "System" };
const START: Place = { to: "/start", name: "Start" };

/** Where each role may go; the first is where it lands. */
export const PLACES: Record<Role, readonly Place[]> = {
  navigator: [WORKLIST, CALLS],
  front_desk: [WORKLIST, CALLS],
  nurse: [WORKLIST, CALLS],
  supervisor: [WORKLIST, CALLS],
  auditor: [CALLS],
  manager: [START],
  administrator: [SYSTEM],
};
