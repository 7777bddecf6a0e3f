import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { AttemptOutcome } from "@/api/types";
import { ATTEMPTS } from "@/ui/words";
import { ChoiceBox } from "./ChoiceBox";

const OUTCOMES = Object.keys(ATTEMPTS) as AttemptOutcome[];

interface Props {
  readonly onLog: (outcome: AttemptOutcome, note: string) => void;
  readonly onLeave: () => void;
}

/** How did the call go? One more key logs it. */
export function LogBox({ onLog, onLeave }: Props) {
  const [note, setNote] = useState("");
  return (
    <ChoiceBox
      title="Log a phone attempt: how did it go?"
      onLeave={onLeave}
      choices={OUTCOMES.map((outcome) => ({
        name: ATTEMPTS[outcome],
        choose: () => onLog(outcome, note.trim()),
      }))}
    >
      <TextInput
        mt="sm"
        aria-label="Note, if needed"
        placeholder="Note, if needed; type it before the outcome"
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ChoiceBox>
  );
}
