import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ProblemError, sentenceOf } from "@/api/problem";
import type { CallIdentity } from "@/api/types";
import { type Confirmation, confirm, type IdentifierKind } from "../api/confirm";
import { IDENTIFIERS } from "../names";
import classes from "./identity.module.css";
import { SpeakerFields, type Speaks, speaksOf, THE_PATIENT } from "./SpeakerFields";
import { useSaid } from "./useSaid";

interface Props {
  readonly identity: CallIdentity;
  readonly patient: string;
  readonly followup: string | null;
  readonly onLeave: () => void;
}

interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}
const KINDS = Object.entries(IDENTIFIERS).map(([value, label]) => ({ value, label }));
const WITHOUT = new Set([
  "no-authority-on-file",
  "authority-expired",
  "authority-limited",
  "authority-not-yet",
]);

/** Two identifiers as the caller said them, which the server compares with the chart, and who speaks. */
export function ConfirmForm({ identity, patient, followup, onLeave }: Props) {
  const said = useSaid(identity.id, followup, onLeave);
  const last = identity.described.at(-1);
  const [identifiers, setIdentifiers] = useState<readonly Identifier[]>([
    { kind: "full_name", value: last?.name ?? "" },
    { kind: "birth_date", value: last?.birth_date ?? "" },
  ]);
  const [speaks, setSpeaks] = useState<Speaks>(THE_PATIENT);
  const [about, setAbout] = useState("");
  const second = identity.confirmed.some((one) => one.patient !== patient);
  const change = (place: number, changed: Partial<Identifier>) =>
    setIdentifiers((now) => now.map((one, at) => (at === place ? { ...one, ...changed } : one)));

  const send = (without: boolean) => {
    const confirmation: Confirmation = {
      patient,
      identifiers: identifiers.map(({ kind, value }) => ({ kind, value: value.trim() })),
      ...speaksOf(speaks),
      without_authority: without,
      about: about.trim(),
    };
    said.mutate({
      asks: JSON.stringify(confirmation),
      send: (key) => confirm(identity.id, identity.version, confirmation, key),
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(false);
  };
  const refused = said.error instanceof ProblemError ? said.error : null;
  const empty = identifiers.some(({ value }) => value.trim() === "");
  return (
    <form className={classes.form} onSubmit={submit} aria-label="Confirm the patient">
      <p className="dim">Ask for two of these, and type what was said. It is compared with the chart.</p>
      {identifiers.map(({ kind, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are two places, and they stay
        <div className={classes.pair} key={place}>
          <NativeSelect
            aria-label={place === 0 ? "First identifier" : "Second identifier"}
            value={kind}
            data={KINDS}
            onChange={(event) =>
              change(place, { kind: event.currentTarget.value as IdentifierKind, value: "" })
            }
          />
          <TextInput
            aria-label={`${IDENTIFIERS[kind]}, as said`}
            type={kind === "birth_date" ? "date" : "text"}
            autoComplete="off"
            data-autofocus={place === 0 || undefined}
            maxLength={200}
            value={value}
            onChange={(event) => change(place, { value: event.currentTarget.value })}
          />
        </div>
      ))}
      <SpeakerFields speaks={speaks} onChange={setSpeaks} />
      {second && (
        <TextInput
          label="Which part of the call is about this patient"
          autoComplete="off"
          maxLength={200}
          value={about}
          onChange={(event) => setAbout(event.currentTarget.value)}
        />
      )}
      {said.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(said.error)}
        </p>
      )}
      <div className={classes.row}>
        <Button type="submit" variant="filled" disabled={empty} loading={said.isPending}>
          Confirm this patient
        </Button>
        {refused !== null && WITHOUT.has(refused.slug) && (
          <Button onClick={() => send(true)}>Confirm without authority</Button>
        )}
        <Button variant="subtle" onClick={onLeave}>
          Another candidate
        </Button>
      </div>
      {empty && <p className="faint">Both identifiers are needed.</p>}
    </form>
  );
}
