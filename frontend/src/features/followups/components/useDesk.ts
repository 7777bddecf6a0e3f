import { useEffect, useState } from "react";
import type { AttemptOutcome, ClosingOutcome, Followup, Row } from "@/api/types";
import { phone } from "@/ui/words";
import { claim } from "../api/claim";
import { close } from "../api/close";
import { dial } from "../api/dial";
import { recordAttempt } from "../api/recordAttempt";
import { release } from "../api/release";
import { renew } from "../api/renew";
import { reopen } from "../api/reopen";
import { snooze } from "../api/snooze";
import { type Refusal, useOrders } from "./useOrders";

export type Question = "log" | "snooze" | "close";

export interface Desk {
  readonly asking: Question | null;
  readonly ask: (question: Question | null) => void;
  readonly refusals: readonly Refusal[];
  readonly dismiss: (refusal: Refusal) => void;
  /** After an attempt was logged: the item as it is then. */
  readonly logged: Followup | null;
  readonly said: { readonly id: string; readonly sentence: string } | null;
  readonly claim: () => void;
  readonly renew: () => void;
  readonly release: () => void;
  readonly dial: () => void;
  readonly log: (outcome: AttemptOutcome, note: string) => void;
  readonly snooze: (until: string) => void;
  readonly close: (outcome: ClosingOutcome) => void;
  readonly reopen: () => void;
}

interface Ends {
  /** It left the list by this person's own hand. */
  readonly onLeft: (after: Followup) => void;
  readonly onBack: (after: Followup) => void;
}

/** What a person can do with the selected item, by button or key. */
export function useDesk(item: Row | null, { onLeft, onBack }: Ends): Desk {
  const orders = useOrders();
  const [asking, ask] = useState<Question | null>(null);
  const [logged, setLogged] = useState<Followup | null>(null);
  const [said, setSaid] = useState<Desk["said"]>(null);
  const id = item?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item, another question
  useEffect(() => ask(null), [id]);

  const open = item !== null && item.state !== "closed" ? item : null;
  const give = (act: Parameters<typeof orders.give>[0], then?: (after: Followup) => void) => {
    ask(null);
    setSaid(null);
    if (open !== null) orders.give(act, open, then);
  };

  return {
    asking,
    ask: (question) => ask(open === null ? null : question),
    refusals: orders.refusals,
    dismiss: orders.dismiss,
    logged,
    said,
    claim: () => give(claim),
    renew: () => give(renew),
    release: () => give(release),
    dial: () => {
      const number = open?.number ?? null;
      if (number === null) return;
      give(dial, ({ id }) =>
        setSaid({
          id,
          sentence: `Your phone rings first; then ${phone(number)} is dialed. Log how it went.`,
        }),
      );
    },
    log: (outcome, note) => give(recordAttempt(outcome, note), setLogged),
    snooze: (until) => give(snooze(until), onLeft),
    close: (outcome) => give(close(outcome), onLeft),
    reopen: () => {
      if (item !== null) orders.give(reopen("Closed by mistake"), item, onBack);
    },
  };
}
