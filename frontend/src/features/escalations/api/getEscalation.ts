import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

const escalationQuery = (id: string) =>
  queryOptions({
    queryKey: ["escalation", id],
    queryFn: () => body(client.GET("/api/v1/escalations/{id}", { params: { path: { id } } })),
  });

/** One escalation with its history. */
export const useEscalation = (id: string) => useQuery(escalationQuery(id));
