import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useId, useRef, useState } from "react";
import { type Intention, intend } from "@/api/intention";
import { ProblemError, Unreachable } from "@/api/problem";
import { COUNTS, getFollowup, keepFollowup } from "@/api/rows";
import type { Followup, Row } from "@/api/types";
import type { Act } from "../api/act";

interface Order {
  readonly act: Act;
  readonly item: Row;
  /** Resolves when its turn has come, to what is then to be sent. */
  readonly intention: Promise<Intention>;
  readonly then: ((after: Followup) => void) | undefined;
}
export interface Refusal {
  readonly key: string;
  readonly item: Row;
  readonly error: unknown;
  /** Sends the same intention again; only where it is not known whether it arrived. */
  readonly again: (() => void) | null;
}
export interface Orders {
  readonly give: (act: Act, item: Row, then?: (after: Followup) => void) => void;
  readonly refusals: readonly Refusal[];
  readonly dismiss: (refusal: Refusal) => void;
  readonly pending: boolean;
}

/** The last order on an item that is not answered yet, and the version on which its successor is to act. */
interface Turn {
  readonly asks: string;
  readonly version: Promise<number>;
}

/**
 * Commands on follow-ups, each an intention with its own key. None is dropped: on one item they run one after
 * the other, as they were given, and only what asks for the same as the one before it stays one. A waiting
 * order acts on the version that its predecessor made; after a refusal on the version that its person saw, so
 * that it is refused too where somebody was faster. What was refused is said, and the item is read again, so
 * that the screen shows what overtook it.
 */
export function useOrders(): Orders {
  const queries = useQueryClient();
  const mutationKey = ["orders", useId()];
  const turns = useRef(new Map<string, Turn>());
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);

  const { mutateAsync } = useMutation({
    mutationKey,
    mutationFn: async ({ act, intention }: Order) => act.send(await intention),
    onSuccess: (followup, order) => {
      keepFollowup(queries, followup);
      void queries.invalidateQueries({ queryKey: COUNTS });
      order.then?.(followup);
    },
    onError: async (error, order) => {
      const sent = await order.intention;
      const again = () => run({ ...order, intention: inTurn(sent.id, () => sent) });
      const refusal = { key: sent.key, item: order.item, error };
      setRefusals((said) => [...said, { ...refusal, again: error instanceof Unreachable ? again : null }]);
      if (error instanceof ProblemError && [404, 409, 412].includes(error.status))
        void getFollowup(order.item.id)
          .then((followup) => keepFollowup(queries, followup))
          .catch(() => undefined);
    },
  });

  const inTurn = useCallback(
    (id: string, meant: (left: number) => Intention) =>
      (turns.current.get(id)?.version ?? Promise.resolve(0)).then(meant),
    [],
  );
  const run = useCallback(
    (order: Order) => {
      const { id } = order.item;
      setRefusals((said) => said.filter(({ item }) => item.id !== id));
      const version = mutateAsync(order).then(
        (after) => after.version,
        async () => (await order.intention).version,
      );
      const turn = { asks: order.act.asks, version };
      turns.current.set(id, turn);
      void version.then(() => turns.current.get(id) === turn && turns.current.delete(id));
    },
    [mutateAsync],
  );

  const give = useCallback(
    (act: Act, item: Row, then?: (after: Followup) => void) => {
      if (turns.current.get(item.id)?.asks === act.asks) return;
      const meant = intend(item);
      const intention = inTurn(item.id, (left) => ({ ...meant, version: Math.max(meant.version, left) }));
      run({ act, item, intention, then });
    },
    [inTurn, run],
  );
  const dismiss = useCallback(
    ({ key }: Refusal) => setRefusals((said) => said.filter((refusal) => refusal.key !== key)),
    [],
  );
  return { give, refusals, dismiss, pending: useIsMutating({ mutationKey }) > 0 };
}
