import type { Proposal } from "@/api/types";

export const WHAT: Record<Proposal["what"], string> = {
  supervisor_callback: "A supervisor should call back",
  navigator: "A navigator should call back",
  interpreter: "Somebody should call back with an interpreter",
};

export const DISMISSALS = {
  not_needed: "Not needed",
  done_already: "Done already",
  not_useful: "Not useful",
} as const;
export type Dismissal = keyof typeof DISMISSALS;

/** talking_over as people read it: Talking over. */
export const cueName = (kind: string): string =>
  kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll("_", " ");
