import { Badge, Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { sentenceOf } from "@/api/problem";
import type { PolicyDocument } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { shortTime } from "@/ui/times";
import { type Subject, sign } from "../api/sign";
import { SUBJECTS } from "../names";
import classes from "./Signatures.module.css";
import { useOrder } from "./useOrder";

/** Who answers by name for what must be so before anything acts by telephone. */
export function Signatures({ document }: { document: PolicyDocument }) {
  const now = useNow();
  const [signing, setSigning] = useState<Subject | null>(null);
  const [note, setNote] = useState("");
  const leave = () => {
    setSigning(null);
    setNote("");
  };
  const { give, isPending, error } = useOrder(document, leave);
  return (
    <Section title="Signed before anything acts by telephone">
      <ul className={classes.signatures}>
        {document.signatures.map((one) => (
          <li key={one.subject}>
            <Badge data-tone={one.stands ? "ok" : "review"}>{one.stands ? "Signed" : "Not signed"}</Badge>
            <span>
              {SUBJECTS[one.subject]}
              <small className="dim num">
                {one.by === null || one.at === null
                  ? "by nobody yet"
                  : `${one.by}, ${shortTime(one.at, now)}: ${one.note}`}
                {one.by !== null && !one.stands && ". They have changed since: sign again."}
              </small>
            </span>
            {one.may_sign && signing !== one.subject && (
              <Button size="compact-sm" onClick={() => setSigning(one.subject)}>
                Sign
              </Button>
            )}
          </li>
        ))}
      </ul>
      {signing !== null && (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            give(sign(signing, note.trim()));
          }}
        >
          <TextInput
            aria-label={`What you answer for: ${SUBJECTS[signing]}`}
            placeholder="What you saw, in a sentence"
            maxLength={500}
            value={note}
            onChange={({ currentTarget: { value } }) => setNote(value)}
          />
          <Button type="submit" size="compact-sm" disabled={note.trim() === ""} loading={isPending}>
            Sign with my name
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={leave}>
            Leave it
          </Button>
        </form>
      )}
      {error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(error)}
        </p>
      )}
    </Section>
  );
}
