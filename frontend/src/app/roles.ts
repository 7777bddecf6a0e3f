import type { Role } from "@/api/types";

interface Place {
  readonly to: string;
  readonly name: string;
}
const WORKLIST: Place = { to: "/worklist", name: "Worklist" };
const CALLS: Place = { to: "/calls", name: "Calls" };
const ESCALATIONS: Place = { to: "/escalations", name: "Escalations" };
const LIVE: Place = { to: "/live", name: "Live call" };
const DUTY: Place = { to: "/duty", name: "On duty" };
const POLICY: Place = { to: "/policy", name: "Policy" };
const SYSTEM: Place = { to: "/system", name: "System" };
const START: Place = { to: "/start", name: "Start" };

/** Where each role may go; the first is where it lands. */
export const PLACES: Record<Role, readonly Place[]> = {
  navigator: [WORKLIST, LIVE, ESCALATIONS, CALLS, DUTY],
  front_desk: [WORKLIST, LIVE, ESCALATIONS, CALLS, DUTY],
  nurse: [WORKLIST, LIVE, ESCALATIONS, CALLS, DUTY, POLICY],
  supervisor: [WORKLIST, LIVE, ESCALATIONS, CALLS, DUTY, POLICY],
  auditor: [CALLS, ESCALATIONS, POLICY],
  manager: [START, DUTY, POLICY],
  administrator: [SYSTEM, POLICY],
};

/** Who works on calls, and whom an escalation interrupts. */
export const CARE: ReadonlySet<Role> = new Set<Role>(["navigator", "front_desk", "nurse", "supervisor"]);

/** Who is shown the calls behind a figure: they are patients'. */
export const SEES_CALLS: ReadonlySet<Role> = new Set<Role>(["nurse", "supervisor"]);
