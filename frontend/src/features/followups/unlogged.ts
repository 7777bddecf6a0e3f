import type { Followup } from "@/api/types";

export interface Placed {
  readonly call: string;
  readonly by: string;
  readonly at: string;
}

/** The call that was placed from here last, when no attempt was logged after it. */
export function unlogged({ dialed, history, state }: Followup): Placed | null {
  if (dialed === null || state === "closed") return null;
  const last = history.findLast(({ type }) =>
    ["followup.dialed", "followup.attempt_recorded"].includes(type),
  );
  return last?.type === "followup.dialed" ? { call: dialed, by: last.actor, at: last.at } : null;
}
