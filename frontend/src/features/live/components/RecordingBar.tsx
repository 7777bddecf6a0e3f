import { Button, Kbd } from "@mantine/core";
import { IconMicrophoneOff, IconPencilOff, IconPlayerPause, IconPlayerRecord } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sentenceOf } from "@/api/problem";
import type { CallItem } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { pauseRecording, resumeRecording, stopRecording, stopTranscription } from "../api/recordingKeys";
import { recordedNow } from "../recorded";
import classes from "./RecordingBar.module.css";
import { StopButton } from "./StopButton";

/** Pause and stop the recording for a caller who asks, or who begins to read out a card. */
export function RecordingBar({ call, mayAct }: { call: CallItem; mayAct: boolean }) {
  const queries = useQueryClient();
  const pressed = useMutation({
    mutationFn: (key: (id: string) => Promise<CallItem>) => key(call.id),
    onSuccess: (after) => queries.setQueryData(["call", call.id], after),
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
        loading={pressed.isPending}
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
      <StopButton
        call={call}
        disabled={why !== null}
        stop={{
          label: "Stop recording",
          icon: <IconMicrophoneOff size={16} stroke={1.75} aria-hidden />,
          question: "Stop recording this call?",
          says: "This is the caller’s no to recording, said through you. No more sound is kept, and none of what was recorded until now. It cannot be undone in this call.",
          more: "The call itself goes on. To leave out only what is said next, like a card number, pause instead.",
          press: stopRecording,
        }}
      />
      <StopButton
        call={call}
        disabled={!mayAct || call.consent.transcription !== "given"}
        stop={{
          label: "Stop writing down",
          icon: <IconPencilOff size={16} stroke={1.75} aria-hidden />,
          question: "Stop writing this call down?",
          says: "This is the caller’s no to being written down, said through you. The words until now are destroyed, and no more are taken down or looked through. It cannot be undone in this call.",
          more: "What was raised already stays raised. From now on nobody but you hears what is urgent.",
          press: stopTranscription,
        }}
      />
      {why !== null && <span className="faint">{why}</span>}
      {pressed.error !== null && (
        <span role="alert" className={classes.refused}>
          {sentenceOf(pressed.error)}
        </span>
      )}
    </div>
  );
}
