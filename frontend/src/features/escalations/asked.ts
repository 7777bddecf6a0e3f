import type { Escalation, Me } from "@/api/types";

type Person = Pick<Me, "id" | "duties">;
type Step = Escalation["ladder"][number];

const ORDER: readonly Step["step"][] = ["owner", "backup", "on_call", "supervisor"];

/** The steps that are asked by now: everybody who was asked stays asked until somebody answers. */
export function askedSteps({ step, ladder }: Escalation): readonly Step[] {
  if (step === "everyone") return ladder;
  const reached = ORDER.indexOf(step);
  return ladder.filter((one) => ORDER.indexOf(one.step) <= reached);
}

const holds = (me: Person, duty: string) => (me.duties as readonly string[]).includes(duty);

/** What this person has to do with it: nothing, to answer for it, or it is theirs already. */
export type Part = "none" | "asked" | "owner" | "unanswered";

export function partOf(escalation: Escalation, me: Person): Part {
  if (escalation.state === "resolved") return "none";
  if (escalation.owner !== null) return escalation.owner.id === me.id ? "owner" : "none";
  // Taken on a telephone that is no one person's: whoever answers there has it.
  if (escalation.acknowledged_at !== null && escalation.state !== "unacknowledged") return "none";
  if (askedSteps(escalation).some(({ duty }) => holds(me, duty))) return "asked";
  return escalation.unanswered_at !== null ? "unanswered" : "none";
}

/** Whether its sound is to be heard: while somebody is asked and nobody answers. */
export const sounds = (escalation: Escalation, me: Person): boolean =>
  ["asked", "unanswered"].includes(partOf(escalation, me));

const RANK: Record<Part, number> = { asked: 0, unanswered: 1, owner: 2, none: 3 };

/** Those that interrupt this person, the one that must be answered first at the beginning. */
export function interrupting(open: readonly Escalation[], me: Person): Escalation[] {
  return open
    .filter((one) => needsAttention(one, me))
    .sort((a, b) => rank(a, me) - rank(b, me) || due(a) - due(b) || (a.id < b.id ? -1 : 1));
}

function needsAttention(escalation: Escalation, me: Person): boolean {
  const part = partOf(escalation, me);
  if (part === "owner") return ["acknowledged", "unacknowledged"].includes(escalation.state);
  return part !== "none";
}

const rank = (escalation: Escalation, me: Person) =>
  RANK[partOf(escalation, me)] * 2 + (escalation.urgency === "emergency" ? 0 : 1);
const due = ({ next_alarm }: Escalation) =>
  next_alarm === null ? Number.POSITIVE_INFINITY : Date.parse(next_alarm.at);
