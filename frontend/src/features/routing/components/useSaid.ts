import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallRouting } from "@/api/types";
import { routingKey } from "../api/getRouting";

/** Sends what a person says of a call's routing; the answer is the routing after it. */
export function useSaid(call: string, then?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<CallRouting>) => send(),
    onSuccess: (after) => {
      queries.setQueryData(routingKey(call), after);
      then?.();
    },
  });
}
