import type { Escalation, Me } from "@/api/types";
import { holderName } from "./names";

type Person = Pick<Me, "role" | "duties">;

const holds = (me: Person, duty: string) => (me.duties as readonly string[]).includes(duty);

/** Whose it is, where this person may not take, reach or resolve it: the server asks the same of the ladder. */
export function notYoursToTake({ ladder }: Escalation, me: Person): string | null {
  if (ladder.some(({ duty }) => holds(me, duty))) return null;
  const asked = [...new Set(ladder.map(({ duty }) => holderName(duty)))];
  return `This is for the ${asked.join(" or the ")} to take.`;
}

/** Whose judgment it is, where not this person's: of what is clinical a nurse's. */
export function notYoursToJudge(escalation: Escalation, me: Person): string | null {
  if (escalation.clinical)
    return me.role === "nurse"
      ? notYoursToTake(escalation, me)
      : "This is clinical: a nurse says whether it was right.";
  return holds(me, escalation.duty) ? null : `This is for the ${holderName(escalation.duty)} to decide.`;
}
