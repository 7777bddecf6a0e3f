import { Button, Kbd } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPrinter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Timeline } from "@/api/types";
import { fullTime, length, place } from "@/ui/times";
import { count, whoCalled } from "@/ui/words";
import classes from "./TimelineView.module.css";
import type { Playhead } from "./usePlayhead";

interface Props {
  readonly timeline: Timeline;
  readonly head: Playhead;
  readonly playable: boolean;
  /** Ways to the other views of the call. */
  readonly tabs: ReactNode;
}

export function TimelineHead({ timeline, head, playable, tabs }: Props) {
  const { call, items, length_seconds: whole } = timeline;
  return (
    <div className={classes.head}>
      {playable && (
        <Button
          variant="filled"
          leftSection={
            head.playing ? (
              <IconPlayerPause size={16} aria-hidden />
            ) : (
              <IconPlayerPlay size={16} aria-hidden />
            )
          }
          rightSection={<Kbd>Space</Kbd>}
          onClick={() => head.setPlaying(!head.playing)}
        >
          {head.playing ? "Pause" : "Play"}
        </Button>
      )}
      <div className={`${classes.pos} num`}>
        <b>{whole !== null && head.seconds > whole ? "after" : place(head.seconds)}</b>
        <span className="faint">{whole === null ? "not over" : `of ${place(whole)}`}</span>
      </div>
      <div className="grow">
        <h1 className="num">{whoCalled(call)}</h1>
        <p className="dim num">
          {call.direction === "inbound" ? "Call" : "Our call"} of {fullTime(call.offered_at)}
          {call.seconds !== null && ` · ${length(call.seconds)}`} · {call.line.name} ·{" "}
          {count(items.length, "event")}
        </p>
      </div>
      {tabs}
      <Button
        leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
        onClick={() => window.print()}
      >
        Print
      </Button>
    </div>
  );
}
