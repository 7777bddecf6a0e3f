import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import WaveSurfer from "wavesurfer.js";
import type { Peaks, Transcript } from "@/api/types";
import type { Player } from "../player";
import type { Stretch } from "../silence";
import classes from "./Wave.module.css";

const LOUDEST = 255;
const HEIGHT = 32;

const color = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

interface Props {
  readonly player: Player;
  readonly peaks: Peaks;
  readonly seconds: number;
  readonly transcript: Transcript;
  readonly selected: Stretch | null;
}

/** The recording, a wave for each channel, with what was not heard hatched and what was reviewed underlined. */
export function Wave({ player, peaks, seconds, transcript, selected }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const channels = peaks.channels.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors are those of the scheme
  useEffect(() => {
    if (box.current === null) return;
    const wave = WaveSurfer.create({
      container: box.current,
      media: player.audio,
      peaks: peaks.channels.map((channel) => Float32Array.from(channel, (peak) => peak / LOUDEST)),
      duration: seconds,
      splitChannels: channels > 1 ? [{}, {}] : [],
      height: channels > 1 ? HEIGHT : HEIGHT * 2,
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      cursorWidth: 2,
      cursorColor: color("--rb-accent-text"),
      waveColor: color("--rb-wave"),
      progressColor: color("--rb-wave-on"),
      normalize: true,
      dragToSeek: true,
    });
    return () => wave.destroy();
  }, [player, peaks, seconds, channels, scheme]);

  const part = ({ start, end }: Stretch) => ({
    left: `${(start / seconds) * 100}%`,
    width: `${(Math.max(0, Math.min(end, seconds) - start) / seconds) * 100}%`,
  });
  return (
    <div className={classes.strip}>
      <div className={classes.names} aria-hidden>
        {channels > 1 ? (
          <>
            <span>Caller</span>
            <span>Staff</span>
          </>
        ) : (
          <span>Both sides</span>
        )}
      </div>
      <div
        className={classes.wave}
        role="img"
        aria-label="The recording; the transcript below says the same in words"
      >
        {transcript.not_heard.map((gap) => (
          <i key={`${gap.channel}${gap.start}`} className={classes.gap} style={part(gap)} />
        ))}
        {selected !== null && <i className={classes.selected} style={part(selected)} />}
        {transcript.reviewed.map((one) => (
          <i key={`${one.at}${one.start}`} className={classes.reviewed} style={part(one)} />
        ))}
        <div ref={box} />
      </div>
    </div>
  );
}
