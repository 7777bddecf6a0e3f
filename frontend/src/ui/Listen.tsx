import { Button } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { place } from "./times";

/** Seconds before and after: whoever judges words hears what leads to them, and their last letter. */
const BEFORE = 3;
const AFTER = 1;

interface Props {
  readonly call: string;
  /** Of the words, in seconds of the call's sound. */
  readonly start: number;
  readonly end: number;
}

/** Plays a stretch of a call where it is quoted. The sound is fetched only when somebody asks for it. */
export function Listen({ call, start, end }: Props) {
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const audio = useRef<HTMLAudioElement | null>(null);
  useEffect(() => () => audio.current?.pause(), []);
  const play = () => {
    const sound = new Audio(`/api/v1/calls/${call}/recording`);
    audio.current = sound;
    sound.currentTime = Math.max(0, start - BEFORE);
    sound.ontimeupdate = () => {
      if (sound.currentTime >= end + AFTER) sound.pause();
    };
    sound.onpause = () => setPlaying(false);
    sound.onended = () => setPlaying(false);
    setFailed(false);
    setPlaying(true);
    sound.play().catch(() => {
      setPlaying(false);
      setFailed(true);
    });
  };
  const Icon = playing ? IconPlayerStop : IconPlayerPlay;
  return (
    <>
      <Button
        size="compact-sm"
        leftSection={<Icon size={14} stroke={1.75} aria-hidden />}
        onClick={() => (playing ? audio.current?.pause() : play())}
      >
        {playing ? "Stop" : "Listen"} <span className="num">{place(start)}</span>
      </Button>
      {failed && (
        <span role="alert" className="t-review">
          {" "}
          There is no sound to play: it was not recorded, or is not stored yet.
        </span>
      )}
    </>
  );
}
