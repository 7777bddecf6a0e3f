import type { Mode } from "./names";

/** The text of the rollout with another mode for a capability everywhere; null where it is laid out otherwise. */
export function withMode(text: string, capability: string, mode: Mode): string | null {
  const lines = text.split("\n");
  const begins = lines.indexOf("everywhere:");
  if (begins < 0) return null;
  const within = (at: number) => /^( |#|$)/.test(lines[at] ?? "x");
  let at = begins + 1;
  for (; at < lines.length && within(at); at++) if (lines[at]?.trimEnd() === `  ${capability}:`) break;
  if (lines[at]?.trimEnd() !== `  ${capability}:`) return null;
  for (at += 1; at < lines.length && /^( {4}|\s*#|$)/.test(lines[at] ?? "x"); at++) {
    const found = /^( {4}value: )"?\w+"?(\s*#.*)?$/.exec(lines[at] ?? "");
    if (found !== null) {
      lines[at] = `${found[1]}${mode}${found[2] ?? ""}`;
      return lines.join("\n");
    }
  }
  return null;
}
