import type { Escalation } from "@/api/types";

/** When and by whom its script was spoken, since it was raised; null until then. */
export const spokenOf = ({ told, script }: Escalation) =>
  told.findLast((one) => one.script === script.name && one.at !== null) ?? null;

/** Whether there is a caller on the line to whom its script is still to be said. */
export const waitsForScript = (escalation: Escalation): boolean =>
  escalation.script.say_by !== null &&
  escalation.dropped_at === null &&
  escalation.reached_at === null &&
  escalation.state !== "dismissed" &&
  escalation.state !== "resolved" &&
  spokenOf(escalation) === null;

const rank = (one: Escalation) => (one.urgency === "emergency" ? 0 : 2) + (waitsForScript(one) ? 0 : 1);

/** The scripts of one call, each once: the strictest first, of those what must be said first. */
export function scriptsOf(escalations: readonly Escalation[]): Escalation[] {
  const first = new Map<string, Escalation>();
  const ordered = [...escalations].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(a.raised_at) - Date.parse(b.raised_at),
  );
  for (const one of ordered) {
    const script = `${one.script.name} ${one.script.language}`;
    if (!first.has(script)) first.set(script, one);
  }
  return [...first.values()];
}
