/** Times as people read them. Exact ones are in the clinic's zone, whatever the machine's own is. */
let zone = "America/New_York";
export const setZone = (name: string): void => {
  zone = name;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const parts = (at: string | number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, ...options }).format(new Date(at));

/** 2:04 PM, kept on one line */
export const clockTime = (at: string | number): string =>
  parts(at, { hour: "numeric", minute: "2-digit" }).replace(/[\u202f ]/, "\u00a0");

/** ET: the zone of every exact time on the screen. */
export const zoneName = (): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "shortGeneric" })
    .formatToParts()
    .find(({ type }) => type === "timeZoneName")?.value ?? zone;

const dayKey = (at: string | number) => parts(at, { year: "numeric", month: "2-digit", day: "2-digit" });

/** Today, or Wed, Nov 25 */
export function dayName(at: string | number, now: number): string {
  if (dayKey(at) === dayKey(now)) return "Today";
  if (dayKey(at) === dayKey(now - DAY * 1000)) return "Yesterday";
  return parts(at, { weekday: "short", month: "short", day: "numeric" });
}

/** 2:04 PM today, else Wed 9:00 AM within six days, else Nov 25, 9:00 AM */
export function shortTime(at: string | number, now: number): string {
  if (dayKey(at) === dayKey(now)) return clockTime(at);
  const near = Math.abs(new Date(at).getTime() - now) < 6 * DAY * 1000;
  const day = near ? parts(at, { weekday: "short" }) : parts(at, { month: "short", day: "numeric" });
  return `${day}, ${clockTime(at)}`;
}

/** Wed 25, of a calendar day ("2026-11-25"): a day is the same in every zone. */
export const dateName = (day: string): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: "UTC", weekday: "short", day: "numeric" })
    .formatToParts(new Date(`${day}T12:00:00Z`))
    .filter(({ type }) => type === "weekday" || type === "day")
    .sort((a) => (a.type === "weekday" ? -1 : 1))
    .map(({ value }) => value)
    .join("\u00a0");

/** Nov 24, 2026, 2:07:53.412 PM */
export const exactTime = (at: string): string =>
  parts(at, {
    month: "short",
    day: "numeric",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  }).replace("\u202f", " ");

/** Tue, Nov 24, 2026, 2:06:44 PM */
export const fullTime = (at: string): string =>
  parts(at, {
    weekday: "short",
    month: "short",
    day: "numeric",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
  }).replace("\u202f", " ");

/** 2 h 8 m, at most two units, each kept on one line; under a minute it is "moments" */
export function span(seconds: number): string {
  const s = Math.abs(seconds);
  if (s < MINUTE) return "moments";
  if (s < HOUR) return `${Math.floor(s / MINUTE)}\u00a0m`;
  if (s < DAY) {
    const minutes = Math.floor((s % HOUR) / MINUTE);
    return `${Math.floor(s / HOUR)}\u00a0h${minutes > 0 ? ` ${minutes}\u00a0m` : ""}`;
  }
  const hours = Math.floor((s % DAY) / HOUR);
  const days = Math.floor(s / DAY);
  return days < 3 && hours > 0 ? `${days}\u00a0d ${hours}\u00a0h` : `${days}\u00a0d`;
}

/** in 22 m, 1 h 8 m ago, now */
export function relative(at: string, now: number): string {
  // Whole seconds first: a millisecond on the way must not make two hours 1 h 59 m.
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  if (Math.abs(seconds) < MINUTE) return "now";
  return seconds > 0 ? `in ${span(seconds)}` : `${span(seconds)} ago`;
}

/** 3 min 12 s */
export function length(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

/** 1:09, the place in a recording */
export function place(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** 0:38, 9:12, and from an hour on 1 h 51 min: how long there still is. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < HOUR) return place(whole);
  return `${Math.floor(whole / HOUR)}\u00a0h ${Math.floor((whole % HOUR) / MINUTE)}\u00a0min`;
}

/** The instant of a wall-clock time ("2026-11-24T13:00") in the clinic's zone. */
export function instantOf(wall: string): string {
  const guess = Date.parse(`${wall}Z`);
  const wallOf = (at: number) =>
    Date.parse(`${new Date(at).toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T")}Z`);
  const first = guess - (wallOf(guess) - guess);
  return new Date(first - (wallOf(first) - guess)).toISOString();
}

/** The wall-clock time of an instant in the clinic's zone, for a field: "2026-11-24T13:00". */
export const wallTimeOf = (at: number): string =>
  new Date(at).toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T").slice(0, 16);
