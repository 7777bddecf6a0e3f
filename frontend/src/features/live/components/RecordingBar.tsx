import { Button, Group, Kbd, Modal } from "@mantine/core";
import { IconMicrophoneOff, IconPlayerPause, IconPlayerRecord } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "@/api/problem";
import type { CallItem } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { pauseRecording, resumeRecording, stopRecording } from "../api/recordingKeys";
import { recordedNow } from "../recorded";
import classes from "./RecordingBar.module.css";

/** Pause and stop the recording for a caller who asks, or who begins to read out a card. */
export function RecordingBar({ call, mayAct }: { call: CallItem; mayAct: boolean }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const pressed = useMutation({
    mutationFn: (key: (id: string) => Promise<CallItem>) => key(call.id),
    onSuccess: (after) => {
      queries.setQueryData(["call", call.id], after);
      setAsking(false);
    },
  });
  const { state } = recordedNow(call);
  const on = state === "on";
  const paused = state === "paused";
  const press = (key: (id: string) => Promise<CallItem>) => {
    if (!pressed.isPending) pressed.mutate(key);
  };
  const pauseOrResume = () => {
    if (mayAct && on) press(pauseRecording);
    else if (mayAct && paused) press(resumeRecording);
  };
  useFunctionKeys({ F8: pauseOrResume });
  const why = !mayAct
    ? "You read along: the keys are for who works on calls."
    : on || paused
      ? null
      : "Nothing is being recorded: there is nothing to pause or stop.";
  return (
    <div className={classes.bar}>
      <Button
        disabled={why !== null}
        loading={pressed.isPending && !asking}
        leftSection={
          paused ? (
            <IconPlayerRecord size={16} stroke={1.75} aria-hidden />
          ) : (
            <IconPlayerPause size={16} stroke={1.75} aria-hidden />
          )
        }
        variant={paused ? "filled" : "default"}
        onClick={pauseOrResume}
      >
        {paused ? "Resume recording" : "Pause recording"} <Kbd>F8</Kbd>
      </Button>
      <Button
        disabled={why !== null}
        leftSection={<IconMicrophoneOff size={16} stroke={1.75} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Stop recording
      </Button>
      {why !== null && <span className="faint">{why}</span>}
      {pressed.error !== null && !asking && (
        <span role="alert" className={classes.refused}>
          {sentenceOf(pressed.error)}
        </span>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title="Stop recording this call?" centered>
        <p>
          This is the caller’s no to recording, said through you. No more sound is kept, and none of what was
          recorded until now. It cannot be undone in this call.
        </p>
        <p className={classes.more}>
          The call itself goes on. To leave out only what is said next, like a card number, pause instead.
        </p>
        {pressed.error !== null && (
          <p role="alert" className={classes.refused}>
            {sentenceOf(pressed.error)}
          </p>
        )}
        <Group mt="md" gap="sm">
          <Button variant="filled" loading={pressed.isPending} onClick={() => press(stopRecording)}>
            Stop for good
          </Button>
          <Button onClick={() => setAsking(false)} data-autofocus>
            Go on recording
          </Button>
        </Group>
      </Modal>
    </div>
  );
}
