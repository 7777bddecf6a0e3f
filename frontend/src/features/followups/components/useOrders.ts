import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type Intention, intend } from "@/api/intention";
import { ProblemError, Unreachable } from "@/api/problem";
import { COUNTS, getFollowup, keepFollowup } from "@/api/rows";
import type { Followup, Row } from "@/api/types";
import type { Act } from "../api/act";

interface Order {
  readonly act: Act;
  readonly intention: Intention;
  readonly then?: ((after: Followup) => void) | undefined;
}
export interface Refusal {
  readonly id: string;
  readonly error: unknown;
  /** Sends the same intention again; only where it is not known whether it arrived. */
  readonly again: (() => void) | null;
}
export interface Orders {
  readonly give: (act: Act, item: Row, then?: (after: Followup) => void) => void;
  readonly refusal: Refusal | null;
  readonly pending: boolean;
}

/**
 * Commands on follow-ups, each an intention with its own key. What was refused is said in place, and the item
 * is read again, so that the screen shows what overtook it.
 */
export function useOrders(): Orders {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const { mutate, isPending } = useMutation({
    mutationFn: ({ act, intention }: Order) => act(intention),
    onMutate: () => setRefusal(null),
    onSuccess: (followup, order) => {
      keepFollowup(queries, followup);
      void queries.invalidateQueries({ queryKey: COUNTS });
      order.then?.(followup);
    },
    onError: (error, order) => {
      const { id } = order.intention;
      setRefusal({ id, error, again: error instanceof Unreachable ? () => mutate(order) : null });
      if (error instanceof ProblemError && [404, 409, 412].includes(error.status))
        void getFollowup(id)
          .then((followup) => keepFollowup(queries, followup))
          .catch(() => undefined);
    },
  });

  const give = useCallback(
    (act: Act, item: Row, then?: (after: Followup) => void) => mutate({ act, intention: intend(item), then }),
    [mutate],
  );
  return { give, refusal, pending: isPending };
}
