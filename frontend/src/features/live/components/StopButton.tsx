import { Button, Group, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { sentenceOf } from "@/api/problem";
import type { CallItem } from "@/api/types";
import classes from "./RecordingBar.module.css";

interface Stop {
  readonly label: string;
  readonly icon: ReactNode;
  readonly question: string;
  readonly says: string;
  readonly more: string;
  readonly press: (id: string) => Promise<CallItem>;
}

/** The caller's own no, said through us: asked once, and for the rest of the call. */
export function StopButton({ call, disabled, stop }: { call: CallItem; disabled: boolean; stop: Stop }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const pressed = useMutation({
    mutationFn: () => stop.press(call.id),
    onSuccess: (after) => {
      queries.setQueryData(["call", call.id], after);
      setAsking(false);
    },
  });
  return (
    <>
      <Button disabled={disabled} leftSection={stop.icon} onClick={() => setAsking(true)}>
        {stop.label}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={stop.question} centered>
        <p>{stop.says}</p>
        <p className={classes.more}>{stop.more}</p>
        {pressed.error !== null && (
          <p role="alert" className={classes.refused}>
            {sentenceOf(pressed.error)}
          </p>
        )}
        <Group mt="md" gap="sm">
          <Button variant="filled" loading={pressed.isPending} onClick={() => pressed.mutate()}>
            Stop for good
          </Button>
          <Button onClick={() => setAsking(false)} data-autofocus>
            Go on
          </Button>
        </Group>
      </Modal>
    </>
  );
}
