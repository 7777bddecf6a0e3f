import { Alert, Button, Modal, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { useMe } from "@/api/me";
import { ProblemError, sentenceOf } from "@/api/problem";
import type { Followup } from "@/api/types";
import { serverNow } from "@/ui/clock";
import { instantOf, wallTimeOf } from "@/ui/times";
import { usePromise } from "../api/promise";
import { e164 } from "../e164";

const HOUR = 3_600_000;

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onPromised: (followup: Followup) => void;
}

/** "New callback": a person promised a caller that we call back. */
export function NewCallback({ opened, onClose, onPromised }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="New callback" size="sm">
      <CallbackForm onPromised={onPromised} />
    </Modal>
  );
}

/** In two hours, or an hour after we open, when nobody would call in two hours. */
function proposedTime(openUntil: string | null, nextOpen: string | null): number {
  const soon = serverNow() + 2 * HOUR;
  const open = openUntil !== null && soon <= Date.parse(openUntil);
  return open || nextOpen === null ? soon : Date.parse(nextOpen) + HOUR;
}

function CallbackForm({ onPromised }: { onPromised: (followup: Followup) => void }) {
  const promise = usePromise();
  const { clinic } = useMe();
  const [when] = useState(() => wallTimeOf(proposedTime(clinic.open_until, clinic.next_open)));
  const sent = useRef({ content: "", key: "" });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const promised = {
      number: e164(String(fields.get("number"))),
      what: String(fields.get("what")).trim(),
      for_when: instantOf(String(fields.get("when"))),
    };
    const content = JSON.stringify(promised);
    // The same form sent again is the same intention; a changed one is another.
    if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
    promise.mutate({ ...promised, key: sent.current.key }, { onSuccess: onPromised });
  };

  const errors = promise.error instanceof ProblemError ? promise.error.document.errors : undefined;
  const error = (name: string) => errors?.[name]?.join(" ") ?? null;
  return (
    <form onSubmit={submit} style={{ display: "grid", gap: 12 }}>
      <TextInput
        label="Number to call back"
        name="number"
        type="tel"
        required
        data-autofocus
        autoComplete="off"
        placeholder="202 555 0117"
        error={error("number")}
      />
      <Textarea
        label="What was promised"
        name="what"
        required
        autosize
        minRows={2}
        autoComplete="off"
        description="In the words the caller was given"
        error={error("what")}
      />
      <TextInput
        label="By when"
        name="when"
        type="datetime-local"
        required
        defaultValue={when}
        description="In the clinic's time"
        error={error("for_when")}
      />
      {promise.error !== null && (
        <Alert color="red" role="alert">
          {sentenceOf(promise.error)}
        </Alert>
      )}
      <Button type="submit" variant="filled" loading={promise.isPending}>
        Promise it
      </Button>
    </form>
  );
}
