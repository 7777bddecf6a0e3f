import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

/** Under the call's own key: what is said of the call, by push, lets it be read again. */
export const identityKey = (call: string) => ["call", call, "identity"] as const;

const identityQuery = (call: string) =>
  queryOptions({
    queryKey: identityKey(call),
    queryFn: () => body(client.GET("/api/v1/calls/{id}/identity", { params: { path: { id: call } } })),
  });

/** Whose call it is, and whose it may be. */
export const useIdentity = (call: string) => useQuery(identityQuery(call));
