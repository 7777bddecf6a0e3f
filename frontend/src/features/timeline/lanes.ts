import type { Lane, TimelineItem } from "@/api/types";

export const LANES: readonly (readonly [lane: Lane, name: string, short: string])[] = [
  ["telephony", "Telephony", "Telephony"],
  ["consent", "Notice and consent", "Consent"],
  ["machine", "Machine", "Machine"],
  ["people", "People", "People"],
  ["ehr", "EHR", "EHR"],
];

export const laneName = (lane: Lane): string => LANES.find(([name]) => name === lane)?.[2] ?? lane;

const LETTER = 6.1;
const GAP = 12;

export interface Mark {
  readonly item: TimelineItem;
  readonly x: number;
  /** null where a label would touch another: the table has it. */
  readonly label: string | null;
}

const words = (item: TimelineItem) => {
  const name = (item.type.split(".").at(-1) ?? item.type).replaceAll("_", " ");
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** The marks of one lane, their labels dropped before they touch a mark or the edge; the selected one keeps its own. */
export function marksOf(
  items: readonly TimelineItem[],
  x: (seconds: number) => number,
  width: number,
  selected: number | null,
): Mark[] {
  const places = items.map((item) => x(item.offset_seconds));
  return items.map((item, index) => {
    const here = places[index] ?? 0;
    const next = places.slice(index + 1).find((place) => place > here + 3) ?? width;
    const label = words(item);
    const fits = here + GAP + label.length * LETTER < Math.min(next - 6, width - 4);
    const doubled = places.some((place, other) => other < index && Math.abs(place - here) <= 3);
    return { item, x: here, label: (fits && !doubled) || item.position === selected ? label : null };
  });
}

const isText = (value: unknown): value is string => typeof value === "string";

/**
 * Where in the call its sound begins, in seconds. A phone system that records by itself hands the sound in after
 * the call: then it ends with the call, unless it is told when it began.
 */
export function soundBegins(items: readonly TimelineItem[], length: number): number {
  const stored = items.find(({ type }) => type === "call.recording_stored");
  const begins = stored?.facts.begins_at;
  if (stored !== undefined && isText(begins))
    return Math.max(0, stored.offset_seconds + (Date.parse(begins) - Date.parse(stored.at)) / 1000);
  const started = items.find(({ type }) => type === "call.recording_started")?.offset_seconds ?? 0;
  if (stored === undefined || started < length) return started;
  const seconds = stored.facts.seconds;
  return typeof seconds === "number" ? Math.max(0, length - seconds) : 0;
}

/** The stretches of the call in which nothing was recorded, in seconds. */
export function notRecorded(items: readonly TimelineItem[], length: number): (readonly [number, number])[] {
  const stored = items.find(({ type }) => type === "call.recording_stored");
  const started = items.find(({ type }) => type === "call.recording_started")?.offset_seconds ?? 0;
  if (stored !== undefined && started >= length) {
    const from = soundBegins(items, length);
    return from > 0 ? [[0, from]] : [];
  }
  const gaps: [number, number][] = [];
  let since: number | null = 0;
  // In the order in which it happened: a recording that was uploaded is told of after the call.
  const told = [...items].sort((one, other) => one.offset_seconds - other.offset_seconds);
  for (const { type, offset_seconds: at } of told) {
    if (type === "call.recording_started" && since !== null) {
      if (at > since && since < length) gaps.push([since, Math.min(at, length)]);
      since = null;
    }
    if (type === "call.recording_stopped" && since === null) since = at;
  }
  if (since !== null && since < length) gaps.push([since, length]);
  return gaps;
}
