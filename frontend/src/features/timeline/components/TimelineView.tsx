import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useMe } from "@/api/me";
import type { Timeline } from "@/api/types";
import { place } from "@/ui/times";
import { useRecording } from "../api/getRecording";
import { useStateAsOf } from "../api/getTimeline";
import { EventTable } from "./EventTable";
import { EventWhole } from "./EventWhole";
import { Scope } from "./Scope";
import { Lookers, StateAsOf } from "./StateAsOf";
import { TimelineHead } from "./TimelineHead";
import classes from "./TimelineView.module.css";
import { usePlayhead } from "./usePlayhead";

const SETTLE_MS = 120;

export function TimelineView({ timeline, tabs }: { timeline: Timeline; tabs: ReactNode }) {
  const me = useMe();
  const { call, items } = timeline;
  const stored = call.recording === "stored";
  const { data: audio = null } = useRecording(stored ? call.id : null);
  const head = usePlayhead(items, audio !== null);
  const { item, seconds } = head;
  const [asOf] = useDebouncedValue(item?.position ?? null, SETTLE_MS);
  const { data: then } = useStateAsOf(call.id, asOf);

  const length = timeline.length_seconds ?? Math.max(1, ...items.map((other) => other.offset_seconds));
  const past = items.filter((other) => item !== null && other.position <= item.position).length;
  const before = item !== null && item.offset_seconds < -1 && seconds === 0;
  const moment = before ? "before the call" : seconds > length ? "after the call" : place(seconds);
  // What came while this was open: it waits below, and the selection stays where it is.
  const [seen, setSeen] = useState(items.length);
  const fresh = items.length - seen;
  const last = items.at(-1);
  const show = () => {
    setSeen(items.length);
    if (last !== undefined) head.select(last.position);
  };
  const cause = items.find((other) => other.event_id === item?.causation) ?? null;
  return (
    <>
      <TimelineHead timeline={timeline} head={head} playable={audio !== null} tabs={tabs} />
      <Scope
        items={items}
        length={length}
        playhead={seconds}
        selected={item?.position ?? null}
        onSelect={head.select}
        audio={audio}
        playing={head.playing}
        onTime={head.seek}
        onPlaying={head.setPlaying}
      />
      <div className={classes.panes}>
        <section aria-label="Events" className={classes.events}>
          <div className={classes.title}>
            <h2>Events</h2>
            <span className="faint num">
              {past} of {items.length} up to {moment}
            </span>
            <span role="status" className={classes.right}>
              {fresh > 0 && (
                <Button size="compact-sm" variant="light" className="num" onClick={show}>
                  {fresh} new: show
                </Button>
              )}
            </span>
          </div>
          <div className={classes.scroller}>
            <EventTable
              items={items}
              selected={item?.position ?? null}
              length={length}
              onSelect={head.select}
            />
          </div>
        </section>
        <section aria-label="Event whole">
          <div className={classes.title}>
            <h2>{item?.type ?? "No event"}</h2>
          </div>
          {item !== null && <EventWhole item={item} cause={cause} onSelect={head.select} />}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
        <section aria-label="State as of" className={classes.side} tabIndex={0}>
          <div className={classes.title}>
            <h2>State as of {moment}</h2>
            <span className={`${classes.right} faint num`}>
              position {(then?.as_of ?? timeline.as_of).toLocaleString("en-US")}
            </span>
          </div>
          <StateAsOf state={then?.state ?? timeline.state} />
          <Lookers lookers={timeline.lookers} me={me.name} />
        </section>
      </div>
    </>
  );
}
