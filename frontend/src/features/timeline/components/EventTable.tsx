import { useEffect, useRef } from "react";
import type { TimelineItem } from "@/api/types";
import { place } from "@/ui/times";
import { capital } from "@/ui/words";
import { laneName } from "../lanes";
import classes from "./EventTable.module.css";

interface Props {
  readonly items: readonly TimelineItem[];
  readonly selected: number | null;
  readonly length: number;
  readonly onSelect: (position: number) => void;
}

/** Every event, in the order of the log. What is after the selected one is dimmed. */
export function EventTable({ items, selected, length, onSelect }: Props) {
  const chosen = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another event is selected
  useEffect(() => {
    // Some browsers answer a promise, which must not become the effect's clean-up.
    void chosen.current?.scrollIntoView?.({ block: "nearest" });
  }, [selected]);
  return (
    <table
      className={classes.table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be chosen is a grid
      role="grid"
      aria-label="Events"
      tabIndex={0}
      aria-activedescendant={selected === null ? undefined : `event-${selected}`}
    >
      <thead>
        <tr>
          <th scope="col">Position</th>
          <th scope="col">Time</th>
          <th scope="col" data-column="lane">
            Lane
          </th>
          <th scope="col">Event</th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr
            key={item.position}
            id={`event-${item.position}`}
            ref={item.position === selected ? chosen : null}
            aria-selected={item.position === selected}
            data-future={(selected !== null && item.position > selected) || undefined}
            onClick={() => onSelect(item.position)}
          >
            <td className="num faint">{item.position.toLocaleString("en-US")}</td>
            <td className="num">{timeOf(item.offset_seconds, length)}</td>
            <td className="faint" data-column="lane">
              {laneName(item.lane)}
            </td>
            <td className={classes.type}>{item.type}</td>
            <td className="dim" title={item.summary}>
              {capital(item.summary)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A follow-up that the call joined may be older than the call. */
function timeOf(offset: number, length: number): string {
  if (offset < -1) return `\u2212${after(-offset)}`;
  return offset > length ? `+${after(offset - length)}` : place(offset);
}

/** +45 s, +14 m, +3 h, +2 d */
function after(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} m`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}
