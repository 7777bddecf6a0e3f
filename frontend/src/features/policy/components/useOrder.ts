import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PolicyDocument } from "@/api/types";
import { documentKey } from "../api/getDocument";
import { POLICY } from "../api/listPolicy";
import type { Order } from "../api/order";

/** Sends an order on a document once; what it came to, and what overtook it, stands on the screen at once. */
export function useOrder(document: PolicyDocument, done: () => void = () => undefined) {
  const queries = useQueryClient();
  const { name, version } = document;
  const read = () => {
    void queries.invalidateQueries({ queryKey: [...POLICY, "list"] });
    void queries.invalidateQueries({ queryKey: documentKey(name) });
  };
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (order: Order) => order({ name, version, key: crypto.randomUUID() }),
    onSuccess: (after: PolicyDocument) => {
      queries.setQueryData(documentKey(name), after);
      done();
      read();
    },
    onError: read,
  });
  const give = (order: Order) => {
    if (!isPending) mutate(order);
  };
  return { give, isPending, error, reset };
}
