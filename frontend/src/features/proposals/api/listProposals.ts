import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

export const proposalsKey = (call: string) => ["call", call, "proposals"] as const;

const proposalsQuery = (call: string) =>
  queryOptions({
    queryKey: proposalsKey(call),
    queryFn: () => body(client.GET("/api/v1/proposals", { params: { query: { call } } })),
  });

/** What Ringback proposes because of this call and others of its patient, and nobody has answered yet. */
export const useProposals = (call: string) => useQuery(proposalsQuery(call));
