const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/Windows/, "Windows"],
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];
const found = (parts: typeof BROWSERS, agent: string) => parts.find(([sign]) => sign.test(agent))?.[1];

/** "Chrome on Windows"; one that is not known, as it says itself. */
export function browserName(agent: string): string {
  const browser = found(BROWSERS, agent);
  const system = found(SYSTEMS, agent);
  return browser === undefined || system === undefined ? agent : `${browser} on ${system}`;
}
