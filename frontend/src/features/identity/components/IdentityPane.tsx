import { Button, Kbd } from "@mantine/core";
import { useRef, useState } from "react";
import type { CallIdentity } from "@/api/types";
import { useKeys } from "@/ui/keys";
import { Section } from "@/ui/Section";
import { count } from "@/ui/words";
import { CandidateList } from "./CandidateList";
import { ConfirmedPatient } from "./ConfirmedPatient";
import { ConfirmForm } from "./ConfirmForm";
import { DescribeForm } from "./DescribeForm";
import classes from "./identity.module.css";
import { TakenBack } from "./TakenBack";

interface Props {
  readonly identity: CallIdentity;
  readonly mayAct: boolean;
  /** The work that is on the screen with it; null where there is none. */
  readonly followup: string | null;
}

/**
 * Whose call it is. A candidate says what matches and what does not, and nothing of a chart: a person asks,
 * types what was said, and the server compares.
 */
export function IdentityPane({ identity, mayAct, followup }: Props) {
  const { confirmed, candidates, withdrawn } = identity;
  const [chosen, choose] = useState<string | null>(null);
  const [another, setAnother] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const asking = mayAct && (confirmed.length === 0 || another);
  useKeys(asking ? { i: () => pane.current?.querySelector("input")?.focus() } : {});
  const leave = () => {
    choose(null);
    setAnother(false);
  };
  // A candidate that is none any more, since somebody else was described, is not chosen any more.
  const patient = candidates?.find((one) => one.patient === chosen)?.patient ?? null;
  return (
    <div ref={pane}>
      <Section title="Patient" aside={confirmed.length === 0 ? "not confirmed" : "confirmed by a person"}>
        {confirmed.map((one) => (
          <ConfirmedPatient key={one.id} one={one} identity={identity} mayAct={mayAct} followup={followup} />
        ))}
        {asking && patient === null && (
          <>
            <p className={classes.ask}>{identity.ask}</p>
            {candidates !== null && candidates.length > 0 && (
              <CandidateList candidates={candidates} onChoose={choose} />
            )}
            <DescribeForm identity={identity} another={another} followup={followup} />
          </>
        )}
        {asking && patient !== null && (
          <ConfirmForm identity={identity} patient={patient} followup={followup} onLeave={leave} />
        )}
        {asking && another && patient === null && (
          <Button size="compact-sm" variant="subtle" onClick={leave}>
            There is no other patient
          </Button>
        )}
        {!asking && confirmed.length === 0 && (
          <p className="dim">Nobody is confirmed: nothing of a chart is shown.</p>
        )}
        {mayAct && confirmed.length > 0 && !another && (
          <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => setAnother(true)}>
            The call is about another patient too
          </Button>
        )}
        {withdrawn.length > 0 && (
          <TakenBack withdrawn={withdrawn} title={`${count(withdrawn.length, "link")} taken back`} />
        )}
        {asking && (
          <p className={`${classes.back} faint`}>
            <Kbd>I</Kbd> to type who it is
          </p>
        )}
      </Section>
    </div>
  );
}
