import { Progress } from "@mantine/core";
import { IconFlameOff, IconMicrophoneOff } from "@tabler/icons-react";
import type { CallItem, Transcript } from "@/api/types";
import { Empty } from "@/ui/Empty";

interface Props {
  readonly call: CallItem;
  readonly transcript: Transcript;
}

/** Why there are no words here, and who has the call instead. */
export function NoWords({ call, transcript }: Props) {
  if (transcript.state === "declined") return <Declined call={call} />;
  if (transcript.note !== null)
    return (
      <Empty title="The words of this call were destroyed.">
        <IconFlameOff size={24} stroke={1.5} aria-hidden />
        <p>
          Their key is gone, and with it every copy. That there were words, and who worked on them, stays.
        </p>
      </Empty>
    );
  if (call.consent.transcription !== "given")
    return (
      <Empty title="Nothing was transcribed.">
        <p>
          The caller gave no answer to whether the call may be transcribed. Without a yes nothing is heard.
        </p>
      </Empty>
    );
  if (transcript.progress !== null && transcript.progress > 0) {
    const done = Math.round(transcript.progress * 100);
    return (
      <Empty title="The recording is being heard.">
        <Progress value={done} w={240} aria-label="How much of the recording has been heard" />
        <p className="num">{done}% so far. The words appear here by themselves.</p>
      </Empty>
    );
  }
  if (call.recording === "stored" || call.state !== "ended")
    return (
      <Empty title="No words yet.">
        <p>
          {call.state === "ended"
            ? "The recording waits to be heard. What was said appears here by itself."
            : "What is said appears here, by speaker."}
        </p>
      </Empty>
    );
  return (
    <Empty title="No words were kept.">
      <p>The call was not recorded, so nothing could be heard after it.</p>
    </Empty>
  );
}

/** S13. A person answers for the call instead. */
function Declined({ call }: { call: CallItem }) {
  return (
    <Empty title="The caller said no: not recorded, not transcribed.">
      <IconMicrophoneOff size={24} stroke={1.5} aria-hidden />
      <p>
        {call.consent.recording === "given"
          ? "The no was to the transcript: a recording may be played, nothing decodes it."
          : "No word of this call was kept."}
      </p>
      <p>
        {call.answered_at !== null
          ? "A person had the call. What matters of it is in their note."
          : call.followup !== null
            ? "A person calls back: the call has its follow-up on the worklist."
            : "A declined call goes to a person, never to a machine."}
      </p>
    </Empty>
  );
}
