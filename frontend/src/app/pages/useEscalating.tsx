import { type ReactNode, useState } from "react";
import type { CallRouting } from "@/api/types";
import { RaiseBox } from "@/features/escalations/components/RaiseBox";
import { useKeys } from "@/ui/keys";

type Cue = CallRouting["cues"][number];

/** Who is discontent has a complaint; of the other cues a person says what they are about. */
const COMPLAINTS: ReadonlySet<Cue["kind"]> = new Set<Cue["kind"]>(["frustration", "dissatisfaction"]);

interface Escalating {
  readonly onEscalate: ((cue: Cue) => void) | undefined;
  readonly box: ReactNode;
}

/** Escalating a call by hand, over a cue or by the key; the newest cue lends its words. */
export function useEscalating(call: string, cues: readonly Cue[], mayAct: boolean): Escalating {
  const [over, setOver] = useState<Cue | "nothing" | null>(null);
  useKeys(mayAct ? { e: () => setOver(cues.at(-1) ?? "nothing") } : {});
  const cue = over === "nothing" ? null : over;
  return {
    onEscalate: mayAct ? setOver : undefined,
    box: over !== null && (
      <RaiseBox
        call={call}
        words={cue?.words ?? ""}
        category={cue !== null && COMPLAINTS.has(cue.kind) ? "complaint" : ""}
        onClose={() => setOver(null)}
      />
    ),
  };
}
