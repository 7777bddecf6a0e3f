import type { ReactNode } from "react";
import type { Escalation } from "@/api/types";
import { scriptsOf, waitsForScript } from "../scripts";
import { ScriptBand } from "./ScriptBand";

interface Props {
  readonly escalations: readonly Escalation[];
  readonly mayAct: boolean;
  /** Of which call, where the page does not say it. */
  readonly caller?: ReactNode;
  /** Another band on the page has the key. */
  readonly keyless?: boolean;
}

/** All scripts of one call, so that none hides behind another. The first that waits has the key. */
export function ScriptBands({ escalations, mayAct, caller, keyless = false }: Props) {
  const scripts = scriptsOf(escalations);
  const next = scripts.find(waitsForScript) ?? scripts[0];
  return scripts.map((one) => (
    <ScriptBand
      key={one.id}
      escalation={one}
      mayAct={mayAct}
      caller={caller}
      keyed={one === next && !keyless}
    />
  ));
}
