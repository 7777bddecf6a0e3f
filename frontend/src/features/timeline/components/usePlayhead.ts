import { useState } from "react";
import type { TimelineItem } from "@/api/types";
import { useKeys } from "@/ui/keys";

const JUMP = 5;

export interface Playhead {
  readonly item: TimelineItem | null;
  readonly seconds: number;
  readonly playing: boolean;
  readonly setPlaying: (playing: boolean) => void;
  readonly select: (position: number) => void;
  readonly seek: (seconds: number) => void;
}

/** Where the reader is: an event, or a moment of the audio and the last event before it. */
export function usePlayhead(items: readonly TimelineItem[], playable: boolean): Playhead {
  const [position, setPosition] = useState<number | null>(null);
  const [moment, setMoment] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);

  // The call is what the reader came for, not the older follow-up that it joined.
  const index = items.findIndex((item) =>
    position === null ? item.type.startsWith("call.") : item.position === position,
  );
  const item = items[Math.max(0, index)] ?? null;
  const seconds = Math.max(0, moment ?? item?.offset_seconds ?? 0);

  const select = (next: number) => {
    setPlaying(false);
    setMoment(null);
    setPosition(next);
  };
  const seek = (to: number) => {
    const before = items.filter((other) => other.offset_seconds <= to).at(-1) ?? items[0];
    setMoment(Math.max(0, to));
    if (before !== undefined) setPosition(before.position);
  };
  const step = (by: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, index + by))];
    if (next !== undefined) select(next.position);
  };
  useKeys({
    ArrowRight: (event) => (event.shiftKey ? seek(seconds + JUMP) : step(1)),
    ArrowLeft: (event) => (event.shiftKey ? seek(seconds - JUMP) : step(-1)),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => step(-items.length),
    End: () => step(items.length),
    " ": () => {
      if (playable) setPlaying((before) => !before);
    },
  });
  return { item, seconds, playing, setPlaying, select, seek };
}
