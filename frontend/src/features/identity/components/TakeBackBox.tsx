import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { sentenceOf } from "@/api/problem";
import type { CallIdentity } from "@/api/types";
import { type TakeBack, withdraw } from "../api/withdraw";
import { WHY_BACK } from "../names";
import classes from "./identity.module.css";
import { useSaid } from "./useSaid";

interface Props {
  readonly link: string;
  readonly identity: CallIdentity;
  readonly followup: string | null;
  readonly onLeave: () => void;
}
const WHYS = Object.entries(WHY_BACK).map(([value, label]) => ({ value, label }));

/** A wrong link is taken back, with a reason. It stays on record, without the name. */
export function TakeBackBox({ link, identity, followup, onLeave }: Props) {
  const said = useSaid(identity.id, followup, onLeave);
  const [why, setWhy] = useState<TakeBack["why"]>("wrong_patient");
  const [reason, setReason] = useState("");
  const back: TakeBack = { confirmation: link, why, reason: reason.trim() };
  return (
    <form
      className={classes.form}
      aria-label="Take the patient back"
      onSubmit={(event) => {
        event.preventDefault();
        said.mutate({
          asks: JSON.stringify(back),
          send: (key) => withdraw(identity.id, identity.version, back, key),
        });
      }}
    >
      <NativeSelect
        label="Why it is wrong"
        value={why}
        data={WHYS}
        onChange={(event) => setWhy(event.currentTarget.value as TakeBack["why"])}
      />
      <TextInput
        label="In your words"
        autoComplete="off"
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {said.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(said.error)}
        </p>
      )}
      <div className={classes.row}>
        <Button type="submit" disabled={reason.trim() === ""} loading={said.isPending}>
          Take it back
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          Leave it
        </Button>
        {reason.trim() === "" && <span className="faint">Say why.</span>}
      </div>
    </form>
  );
}
