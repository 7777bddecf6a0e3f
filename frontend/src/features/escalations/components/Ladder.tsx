import type { Escalation } from "@/api/types";
import { askedSteps } from "../asked";
import { holderName } from "../names";
import classes from "./Ladder.module.css";

interface Props {
  readonly escalation: Escalation;
  readonly me: string;
}

/** Who is asked, who comes next, by name where somebody is there, and that it never ends. */
export function Ladder({ escalation, me }: Props) {
  const asked = askedSteps(escalation);
  return (
    <ol className={classes.ladder} aria-label="Who is asked, in order">
      {escalation.ladder.map((step, index) => {
        const now = asked.includes(step);
        const people = step.people.map((name) => (name === me ? "you" : name));
        return (
          <li key={step.step} data-now={now || undefined}>
            <i aria-hidden />
            <span>
              {index > 0 && (now ? "also " : "then ")}
              {holderName(step.duty)}
              {people.length > 0 ? `, ${listed(people)}` : ", nobody signed in"}
              {step.by_phone && ", by phone"}
            </span>
          </li>
        );
      })}
      <li data-now={escalation.step === "everyone" || undefined}>
        <i aria-hidden />
        <span>
          {escalation.step === "everyone" ? `everybody again, round ${escalation.round}` : "then all again"}
        </span>
      </li>
    </ol>
  );
}

const MOST = 2;
const listed = (people: readonly string[]): string =>
  people.length <= MOST
    ? people.join(" and ")
    : `${people.slice(0, MOST).join(", ")} and ${people.length - MOST} more`;
