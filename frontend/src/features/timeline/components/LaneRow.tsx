import type { TimelineItem } from "@/api/types";
import { place } from "@/ui/times";
import { marksOf } from "../lanes";
import type { Scale } from "../scale";
import classes from "./Scope.module.css";

interface Props {
  readonly name: string;
  readonly y: number;
  readonly items: readonly TimelineItem[];
  readonly scale: Scale;
  readonly playhead: number;
  readonly selected: number | null;
  readonly onSelect: (position: number) => void;
}

/** One lane. A filled mark is past the playhead, a hollow one is yet to come. The table below is its keyboard. */
export function LaneRow({ name, y, items, scale, playhead, selected, onSelect }: Props) {
  const middle = y + 15;
  return (
    <g>
      <line x1="0" x2={scale.width} y1={y} y2={y} stroke="var(--rb-line)" />
      <text className={classes.name} x="16" y={middle + 4}>
        {name}
      </text>
      {items.length === 0 && (
        <text x={scale.start + 8} y={middle + 4}>
          Nothing during the call or after it
        </text>
      )}
      {marksOf(items, scale.x, scale.width, selected).map(({ item, x, label }) => {
        const chosen = item.position === selected || undefined;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the rows of the table are the same, by key
          <g
            key={item.position}
            className={classes.mark}
            data-past={item.offset_seconds <= playhead || undefined}
            data-selected={chosen}
            onClick={() => onSelect(item.position)}
          >
            <title>{`${place(item.offset_seconds)} ${item.type}: ${item.summary}`}</title>
            <rect x={x - 12} y={y + 3} width="24" height="24" fill="transparent" />
            <circle cx={x} cy={middle} r="4" />
            {label !== null && (
              <text className={classes.label} data-selected={chosen} x={x + 8} y={middle + 4}>
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
