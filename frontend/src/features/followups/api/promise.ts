import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { COUNTS, keepFollowup } from "@/api/rows";

export interface PromisedCallback {
  readonly number: string;
  readonly what: string;
  readonly for_when: string;
  /** Made once for each filled form, so that sending it twice promises once. */
  readonly key: string;
}

const promise = ({ key, ...promised }: PromisedCallback) =>
  body(
    client.POST("/api/v1/followups/promise", {
      params: { header: { "Idempotency-Key": key } },
      body: promised,
    }),
  );

export function usePromise() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: promise,
    onSuccess: (followup) => {
      keepFollowup(queries, followup);
      void queries.invalidateQueries({ queryKey: COUNTS });
    },
  });
}
