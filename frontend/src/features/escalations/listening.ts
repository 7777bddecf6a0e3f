import type { Escalation } from "@/api/types";

/** Where its first words are heard, from ten seconds before; null where none have a place in the sound. */
export function listenTo({ call, words }: Escalation): string | null {
  const start = words.find((one) => one.start !== null)?.start;
  return start == null ? null : soundAt(call, start);
}

/** The call's page at a moment of its sound. Only seconds stand in the address. */
export const soundAt = (call: string, seconds: number): string => `/calls/${call}/transcript?at=${seconds}`;
