import { useMutation, useQueryClient } from "@tanstack/react-query";
import { intend } from "@/api/intention";
import type { Escalation, EscalationWhole } from "@/api/types";
import { OPEN } from "../api/listOpen";
import type { Order } from "../api/order";

interface Asked {
  readonly escalation: Pick<Escalation, "id" | "version">;
  readonly order: Order;
}

/** Sends an order once; what it came to, and what overtook it, stands on the screen at once. */
export function useAct() {
  const queries = useQueryClient();
  const read = (id: string) => {
    void queries.invalidateQueries({ queryKey: ["escalation", id] });
    void queries.invalidateQueries({ queryKey: OPEN });
  };
  const { mutate, isPending, error, variables, reset } = useMutation({
    mutationFn: ({ escalation, order }: Asked) => order(intend(escalation)),
    onSuccess: (after: EscalationWhole) => {
      queries.setQueryData(["escalation", after.id], after);
      queries.setQueryData<Escalation[]>(OPEN, (open) =>
        open?.map((one) => (one.id === after.id && one.version < after.version ? after : one)),
      );
      void queries.invalidateQueries({ queryKey: OPEN });
    },
    onError: (_, { escalation }) => read(escalation.id),
  });
  const act = (escalation: Escalation, order: Order) => {
    if (!isPending) mutate({ escalation, order });
  };
  return { act, isPending, error, of: variables?.escalation.id ?? null, reset };
}
