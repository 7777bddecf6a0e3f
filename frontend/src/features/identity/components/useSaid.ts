import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { ProblemError } from "@/api/problem";
import { COUNTS, FRESH, getFollowup, keepFollowup } from "@/api/rows";
import type { CallIdentity } from "@/api/types";
import { identityKey } from "../api/getIdentity";

interface Order {
  /** The same for what asks for the same: sent again, it is the same intention. */
  readonly asks: string;
  readonly send: (key: string) => Promise<CallIdentity>;
}

/**
 * Sends what a person says of whose call it is; the answer is what is known after it. Who was overtaken, or
 * refused, sees what is known now. The work of the call, if it is on the screen, shows whose it has become.
 */
export function useSaid(call: string, followup: string | null, then: () => void) {
  const queries = useQueryClient();
  const sent = useRef({ asks: "", key: "" });
  return useMutation({
    mutationFn: ({ asks, send }: Order) => {
      if (sent.current.asks !== asks) sent.current = { asks, key: crypto.randomUUID() };
      return send(sent.current.key);
    },
    onSuccess: (after) => {
      sent.current = { asks: "", key: "" };
      queries.setQueryData(identityKey(call), after);
      void queries.invalidateQueries({ queryKey: ["call", call], exact: true });
      void queries.invalidateQueries({ queryKey: COUNTS });
      if (followup !== null)
        void getFollowup(followup)
          .then((fresh) => keepFollowup(queries, fresh))
          .catch(() => queries.invalidateQueries({ queryKey: FRESH }));
      then();
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 412)
        void queries.invalidateQueries({ queryKey: identityKey(call) });
    },
  });
}
