import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "@/api/problem";
import type { Mask } from "@/api/types";
import { liftMask } from "../api/liftMask";

interface Props {
  readonly call: string;
  readonly mask: Mask;
  readonly onShown: (text: string) => void;
  readonly onClose: () => void;
}

/** What a mask covers is shown for a reason, which stays on record with who asked. */
export function LiftBox({ call, mask, onShown, onClose }: Props) {
  const [reason, setReason] = useState("");
  const lifting = useMutation({
    mutationFn: () => liftMask(call, mask.id, reason.trim(), crypto.randomUUID()),
    onSuccess: ({ text }) => onShown(text),
  });
  return (
    <Modal opened onClose={onClose} title="Show the social security number" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          lifting.mutate();
        }}
      >
        <TextInput
          label="Why do you need it?"
          description="Your name, the time and this reason are recorded. It is shown to you, until you leave the page."
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={lifting.error === null ? undefined : sentenceOf(lifting.error)}
          autoComplete="off"
          required
          data-autofocus
        />
        <Group mt="md" gap="sm">
          <Button type="submit" variant="filled" disabled={reason.trim() === ""} loading={lifting.isPending}>
            Show it
          </Button>
          <Button onClick={onClose}>Leave it hidden</Button>
        </Group>
      </form>
    </Modal>
  );
}
