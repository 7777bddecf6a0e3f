import { Button } from "@mantine/core";
import { IconCheck, IconTilde, IconUsers, IconX } from "@tabler/icons-react";
import type { PatientCandidate } from "@/api/types";
import { type Comparison, comparisons } from "../names";
import classes from "./identity.module.css";

interface Props {
  readonly candidates: readonly PatientCandidate[];
  readonly onChoose: (patient: string) => void;
}

const ICONS = {
  matches: IconCheck,
  similar: IconTilde,
  of_a_relation: IconUsers,
  differs: IconX,
  not_known: IconX,
} as const;

/** Whom it may be, the likeliest first. They are numbered, since nothing of their charts is shown. */
export function CandidateList({ candidates, onChoose }: Props) {
  return (
    <ol className={classes.candidates} aria-label="Candidates">
      {candidates.map((one, index) => (
        <li key={one.patient}>
          <b>Candidate {index + 1}</b>
          <span className={classes.compared}>
            {comparisons(one).map((compared) => (
              <What key={compared.field} compared={compared} />
            ))}
          </span>
          <Button
            className={classes.use ?? ""}
            size="compact-sm"
            aria-label={`Confirm candidate ${index + 1}`}
            onClick={() => onChoose(one.patient)}
          >
            Confirm
          </Button>
        </li>
      ))}
    </ol>
  );
}

function What({ compared: { outcome, words } }: { compared: Comparison }) {
  const Icon = ICONS[outcome];
  return (
    <span data-outcome={outcome}>
      <Icon size={14} stroke={2} aria-hidden />
      {words}
    </span>
  );
}
