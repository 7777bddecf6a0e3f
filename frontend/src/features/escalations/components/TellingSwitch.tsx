import { Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import { usePush } from "../api/getPush";
import { beginTelling, endTelling, type Telling, telling } from "../telling";

const SAYS: Record<Exclude<Telling, "impossible">, string> = {
  off: "Your browser tells you that somebody waits, without a name or a word",
  blocked: "This browser blocks notices of Ringback: allow them in its settings",
  open: "On, while Ringback is open in some tab",
  always: "On, also while Ringback is closed",
};

/** Whether this browser tells of an escalation while Ringback is not in front. */
export function TellingSwitch() {
  const { data: push } = usePush();
  const [now, setNow] = useState<Telling>("impossible");
  useEffect(() => {
    void telling().then(setNow);
  }, []);
  if (now === "impossible") return null;
  return (
    <Switch
      size="sm"
      label="Notices when Ringback is hidden"
      description={SAYS[now]}
      disabled={now === "blocked" || push === undefined}
      checked={now === "open" || now === "always"}
      onChange={(event) =>
        void (event.currentTarget.checked ? beginTelling(push?.key ?? null) : endTelling()).then(setNow)
      }
    />
  );
}
