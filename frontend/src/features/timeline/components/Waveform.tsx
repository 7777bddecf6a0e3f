import { useEffect, useRef } from "react";
import WaveSurfer from "wavesurfer.js";
import classes from "./Scope.module.css";

interface Props {
  readonly audio: Blob;
  readonly left: number;
  readonly top: number;
  /** Pixels up to the edge of the drawing. */
  readonly room: number;
  /** of one channel */
  readonly height: number;
  readonly pixelsPerSecond: number;
  /** Seconds of the call at which the recording begins. */
  readonly from: number;
  readonly at: number;
  readonly playing: boolean;
  readonly onTime: (seconds: number) => void;
  readonly onPlaying: (playing: boolean) => void;
}

const color = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The recording, one wave for each channel, at the place of the call where it was made. */
export function Waveform(props: Props) {
  const { audio, left, top, room, height, pixelsPerSecond, from, at, playing } = props;
  const box = useRef<HTMLDivElement>(null);
  const surfer = useRef<WaveSurfer | null>(null);
  const calls = useRef(props);
  useEffect(() => {
    calls.current = props;
  });

  useEffect(() => {
    if (box.current === null) return;
    const wave = WaveSurfer.create({
      container: box.current,
      height,
      splitChannels: [{}, {}],
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      minPxPerSec: calls.current.pixelsPerSecond,
      fillParent: false,
      hideScrollbar: true,
      cursorWidth: 0,
      waveColor: color("--rb-wave"),
      progressColor: color("--rb-wave-on"),
    });
    surfer.current = wave;
    wave.on("timeupdate", (time) => {
      if (wave.isPlaying()) calls.current.onTime(time + calls.current.from);
    });
    wave.on("interaction", (time) => calls.current.onTime(time + calls.current.from));
    wave.on("finish", () => calls.current.onPlaying(false));
    wave.loadBlob(audio).catch(() => undefined);
    return () => {
      surfer.current = null;
      wave.destroy();
    };
  }, [audio, height]);

  useEffect(() => surfer.current?.setOptions({ minPxPerSec: pixelsPerSecond }), [pixelsPerSecond]);

  useEffect(() => {
    const wave = surfer.current;
    if (wave !== null && !wave.isPlaying() && wave.getDuration() > 0)
      wave.setTime(Math.min(Math.max(0, at - from), wave.getDuration()));
  }, [at, from]);
  useEffect(() => {
    const wave = surfer.current;
    if (wave === null) return;
    if (playing) wave.play().catch(() => calls.current.onPlaying(false));
    else wave.pause();
  }, [playing]);

  return <div ref={box} className={classes.wave} style={{ left, top, maxWidth: room }} aria-hidden />;
}
