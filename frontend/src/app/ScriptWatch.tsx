import { Link, useLocation } from "react-router";
import type { Escalation } from "@/api/types";
import { useCall } from "@/features/calls/api/getCall";
import { useOpen } from "@/features/escalations/api/listOpen";
import { ScriptBands } from "@/features/escalations/components/ScriptBands";
import { waitsForScript } from "@/features/escalations/scripts";
import { whoCalled } from "@/ui/words";
import classes from "./ScriptWatch.module.css";

/**
 * What whoever has a caller in an emergency must say now, on every page of the front desk. The phone system
 * tells who answered by an extension that is no person's account: so it is shown for every call that lasts.
 */
export function ScriptWatch() {
  const { data: open = [] } = useOpen(true);
  const { pathname } = useLocation();
  const waits = open
    .filter((one) => one.urgency === "emergency" && waitsForScript(one))
    // These pages show it themselves.
    .filter((one) => pathname !== `/calls/${one.call}/live` && pathname !== `/escalations/${one.id}`);
  const calls = [...new Set(waits.map(({ call }) => call))];
  const elsewhere = /^\/(calls\/[^/]+\/live|escalations\/[^/]+)$/.test(pathname);
  return calls.map((call, index) => (
    <OneCall
      key={call}
      call={call}
      escalations={waits.filter((one) => one.call === call)}
      keyless={index > 0 || elsewhere}
    />
  ));
}

interface Props {
  readonly call: string;
  readonly escalations: readonly Escalation[];
  readonly keyless: boolean;
}

function OneCall({ call: id, escalations, keyless }: Props) {
  const { data: call } = useCall(id);
  if (call === undefined || call.state === "ended") return null;
  return (
    <ScriptBands
      escalations={escalations}
      mayAct
      keyless={keyless}
      caller={
        <Link className={`${classes.caller} num`} to={`/calls/${id}/live`}>
          {whoCalled(call)}
        </Link>
      }
    />
  );
}
