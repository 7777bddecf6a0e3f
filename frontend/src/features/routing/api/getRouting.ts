import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

/** It is told when it changed; should a push be lost, nobody waits longer than this. */
const EVERY_MS = 15_000;

export const routingKey = (call: string) => ["call", call, "routing"] as const;

const routingQuery = (call: string, lasts: boolean) =>
  queryOptions({
    queryKey: routingKey(call),
    queryFn: () => body(client.GET("/api/v1/calls/{id}/routing", { params: { path: { id: call } } })),
    refetchInterval: lasts ? EVERY_MS : false,
  });

/** What the machine made of a call's words, and what people made of that. */
export const useRouting = (call: string, lasts: boolean) => useQuery(routingQuery(call, lasts));
