import { useQueryClient } from "@tanstack/react-query";
import { useLive } from "@/api/live";
import { useMe } from "@/api/me";
import { OPEN, useOpen } from "../api/listOpen";
import { interrupting, sounds } from "../asked";
import { EscalationBanner } from "./EscalationBanner";
import { useAlarmSound } from "./useAlarmSound";
import { useHiddenNotice } from "./useHiddenNotice";

/** Watches what is escalated, on every screen of whoever works on calls; its open socket says that they are there. */
export function EscalationWatch() {
  const me = useMe();
  const queries = useQueryClient();
  const { data: open = [] } = useOpen(true);
  const read = () => void queries.invalidateQueries({ queryKey: OPEN });
  useLive("/ws/worklist", {
    onChanges: (changes) => {
      const changed = changes.filter(({ projection }) => projection === "escalations");
      if (changed.length > 0) read();
      for (const { id } of changed) void queries.invalidateQueries({ queryKey: ["escalation", id] });
    },
    // What was read before did not know yet that this person is there.
    onOpen: read,
    onBack: read,
  });
  const shown = interrupting(open, me);
  const waiting = open.filter((one) => sounds(one, me)).map(({ id }) => id);
  const sounding = useAlarmSound(waiting);
  useHiddenNotice(waiting);
  const first = shown[0];
  if (first === undefined) return null;
  return <EscalationBanner key={first.id} escalation={first} others={shown.length - 1} sounding={sounding} />;
}
