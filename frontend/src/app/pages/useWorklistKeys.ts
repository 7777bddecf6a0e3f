import type { Desk } from "@/features/followups/components/useDesk";
import { useKeys } from "@/ui/keys";
import type { Chosen } from "./useChosen";

interface Options {
  readonly desk: Desk;
  readonly chosen: Chosen;
  readonly show: (() => void) | null;
  readonly escalate: () => void;
  readonly help: () => void;
}

/** The keyboard of the worklist; KeysHelp lists it. */
export function useWorklistKeys({ desk, chosen, show, escalate, help }: Options): void {
  useKeys({
    j: () => chosen.move(1),
    k: () => chosen.move(-1),
    ArrowDown: () => chosen.move(1),
    ArrowUp: () => chosen.move(-1),
    Enter: chosen.enter,
    a: desk.claim,
    r: desk.renew,
    u: desk.release,
    c: desk.dial,
    l: () => desk.ask("log"),
    s: () => desk.ask("snooze"),
    x: () => desk.ask("close"),
    e: escalate,
    "!": () => desk.close("spam"),
    n: () => show?.(),
    "?": help,
    Escape: () => (desk.asking === null ? chosen.back() : desk.ask(null)),
  });
}
