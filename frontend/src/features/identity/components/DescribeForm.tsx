import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useRef } from "react";
import { sentenceOf } from "@/api/problem";
import type { CallIdentity } from "@/api/types";
import { describe } from "../api/describe";
import classes from "./identity.module.css";
import { useSaid } from "./useSaid";

interface Props {
  readonly identity: CallIdentity;
  /** Somebody else besides who was described before. */
  readonly another: boolean;
  readonly followup: string | null;
}

/** Who the caller says the patient is. It is looked up, and confirms nobody. */
export function DescribeForm({ identity, another, followup }: Props) {
  const said = useSaid(identity.id, followup, () => undefined);
  const form = useRef<HTMLFormElement>(null);
  const last = another ? undefined : identity.described.at(-1);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name)).trim();
    const described = {
      name: text("name"),
      birth_date: text("birth_date") === "" ? null : text("birth_date"),
      mrn: text("mrn"),
      another: another && identity.described.length <= identity.confirmed.length,
    };
    said.mutate({
      asks: JSON.stringify(described),
      send: (key) => describe(identity.id, described, key),
    });
  };
  return (
    <form className={classes.form} onSubmit={submit} ref={form} aria-label="Who the caller says it is">
      <TextInput
        label="Patient’s name, as said"
        name="name"
        autoComplete="off"
        defaultValue={last?.name ?? ""}
      />
      <div className={classes.row}>
        <TextInput
          label="Birth date"
          name="birth_date"
          type="date"
          autoComplete="off"
          defaultValue={last?.birth_date ?? ""}
        />
        <TextInput
          label="Record number"
          name="mrn"
          autoComplete="off"
          defaultValue={last?.mrn ?? ""}
          style={{ flex: 1, minWidth: 104 }}
        />
      </div>
      <div className={classes.row}>
        <Button type="submit" loading={said.isPending}>
          Look up
        </Button>
        <span className="faint">Ask; do not read anything out.</span>
      </div>
      {said.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(said.error)}
        </p>
      )}
    </form>
  );
}
