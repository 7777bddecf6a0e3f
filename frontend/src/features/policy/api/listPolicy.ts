import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

export const POLICY = ["policy"] as const;

const policyQuery = queryOptions({
  queryKey: [...POLICY, "list"],
  queryFn: () => body(client.GET("/api/v1/policy")),
});

/** Every document, with what is in force and what is proposed. */
export const usePolicyList = () => useQuery(policyQuery);
