import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

/** Under the call: what changes a call may change who has it. */
export const handoffsKey = (call: string) => ["call", call, "handoffs"] as const;

const handoffsQuery = (call: string) =>
  queryOptions({
    queryKey: handoffsKey(call),
    queryFn: async () =>
      (await body(client.GET("/api/v1/calls/{id}/handoffs", { params: { path: { id: call } } }))).items,
  });

/** What was handed over of a call, to whom, and who took it. */
export const useHandoffs = (call: string) => useQuery(handoffsQuery(call));
