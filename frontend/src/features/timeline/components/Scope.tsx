import type { TimelineItem } from "@/api/types";
import { place } from "@/ui/times";
import { LANES, notRecorded } from "../lanes";
import { scaleOf } from "../scale";
import { soundOf } from "../sound";
import { LaneRow } from "./LaneRow";
import classes from "./Scope.module.css";
import { useWidth } from "./useWidth";
import { Waveform } from "./Waveform";

const TOP = 28;
const WAVES = 112;
const LANE = 32;
const CHANNEL = (WAVES - 12) / 2;
/** No label of the ruler comes nearer to the playhead's own. */
const HEAD_ROOM = 46;

type Label = readonly [name: string, note: string, middle: number];
const CHANNELS: readonly Label[] = [
  ["Caller", "channel 1", 0.5],
  ["Staff", "channel 2", 1.5],
];
const ONE_CHANNEL: readonly Label[] = [["Recording", "one channel", 1]];
const NO_SOUND: readonly Label[] = [["No recording", "nothing to play", 1]];

interface Props {
  readonly items: readonly TimelineItem[];
  readonly length: number;
  /** Seconds from the call's start. */
  readonly playhead: number;
  readonly selected: number | null;
  readonly onSelect: (position: number) => void;
  readonly audio: Blob | null;
  readonly playing: boolean;
  readonly onTime: (seconds: number) => void;
  readonly onPlaying: (playing: boolean) => void;
}

/** The call in one drawing: what was recorded, and a lane for each kind of fact. */
export function Scope(props: Props) {
  const { items, length, playhead, selected, onSelect, audio, playing, onTime, onPlaying } = props;
  const { box, width } = useWidth();
  const last = Math.max(length, ...items.map((item) => item.offset_seconds));
  const sound = audio === null ? null : soundOf(items, length);
  const scale = scaleOf(width, length, last, sound === null ? 0 : sound.from + sound.seconds);
  const height = TOP + WAVES + LANES.length * LANE;
  const gaps = notRecorded(items, length);
  const stereo = sound?.channels === 2;
  const head = scale.x(playhead);

  return (
    <div className={classes.scope} ref={box}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label="The call by lane; the table of events below says the same in words"
      >
        <defs>
          <pattern
            id="hatch"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line y2="7" stroke="var(--rb-line-ctl)" strokeOpacity="0.45" />
          </pattern>
        </defs>
        {scale.end < width - 60 && (
          <rect x={scale.end} width={width - scale.end} height={height} fill="var(--rb-sunken)" />
        )}
        <text x="16" y="18">
          Hatched: not recorded
        </text>
        {scale.ticks.map(({ x, label, after }) => (
          <g key={label}>
            {!after && <line x1={x} x2={x} y1={TOP} y2={height} stroke="var(--rb-line)" />}
            {Math.abs(x - head) > HEAD_ROOM && (
              <text x={x} y="18" textAnchor={x === scale.start ? "start" : "middle"}>
                {label}
              </text>
            )}
          </g>
        ))}
        {gaps.map(([start, end]) => (
          <rect
            key={start}
            x={scale.x(start)}
            width={Math.max(1, scale.x(end) - scale.x(start))}
            y={TOP + 4}
            height={WAVES - 12}
            rx="3"
            fill="url(#hatch)"
          />
        ))}
        {(sound === null ? NO_SOUND : stereo ? CHANNELS : ONE_CHANNEL).map(([name, note, middle]) => (
          <g key={name}>
            <text className={classes.name} x="16" y={TOP + 4 + middle * CHANNEL - 3}>
              {name}
            </text>
            <text x="16" y={TOP + 4 + middle * CHANNEL + 13}>
              {note}
            </text>
          </g>
        ))}
        {LANES.map(([lane, name], index) => (
          <LaneRow
            key={lane}
            name={name}
            y={TOP + WAVES + index * LANE}
            items={items.filter((item) => item.lane === lane && item.offset_seconds >= -1)}
            scale={scale}
            playhead={playhead}
            selected={selected}
            onSelect={onSelect}
          />
        ))}
        <line x1={head} x2={head} y1="20" y2={height} stroke="var(--rb-accent-text)" strokeWidth="1.5" />
        <rect x={head - 22} y="3" width="44" height="18" rx="4" fill="var(--rb-accent)" />
        <text className={classes.head} x={head} y="16" textAnchor="middle">
          {playhead > length ? "after" : place(playhead)}
        </text>
      </svg>
      {audio !== null && sound !== null && (
        <Waveform
          audio={audio}
          left={scale.x(sound.from)}
          room={width - scale.x(sound.from)}
          top={TOP + 4}
          height={stereo ? CHANNEL : CHANNEL * 2}
          pixelsPerSecond={(scale.end - scale.start) / scale.length}
          from={sound.from}
          at={playhead}
          playing={playing}
          onTime={onTime}
          onPlaying={onPlaying}
        />
      )}
    </div>
  );
}
