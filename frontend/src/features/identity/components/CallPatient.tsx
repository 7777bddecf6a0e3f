import { Button, Kbd, Skeleton } from "@mantine/core";
import { useState } from "react";
import { sentenceOf } from "@/api/problem";
import { useKeys } from "@/ui/keys";
import { Section } from "@/ui/Section";
import { useIdentity } from "../api/getIdentity";
import { IdentityPane } from "./IdentityPane";

interface Props {
  readonly call: string;
  readonly mayAct: boolean;
  readonly followup: string | null;
  /** Shown at once. Otherwise a person asks for it: looking for candidates is a reading of their charts. */
  readonly atOnce: boolean;
}

/** Whose call it is, read when it is wanted. */
export function CallPatient({ call, mayAct, followup, atOnce }: Props) {
  const [wanted, want] = useState(atOnce);
  useKeys(wanted ? {} : { i: () => want(true) });
  if (!wanted)
    return (
      <Section title="Patient">
        <Button size="compact-sm" rightSection={<Kbd>I</Kbd>} onClick={() => want(true)}>
          Whose call is it?
        </Button>
      </Section>
    );
  return <Read call={call} mayAct={mayAct} followup={followup} />;
}

function Read({ call, mayAct, followup }: Omit<Props, "atOnce">) {
  const { data, error } = useIdentity(call);
  if (data !== undefined) return <IdentityPane identity={data} mayAct={mayAct} followup={followup} />;
  return (
    <Section title="Patient">
      {error === null ? (
        <Skeleton height={72} />
      ) : (
        <p role="alert" className="t-now">
          {sentenceOf(error)}
        </p>
      )}
    </Section>
  );
}
