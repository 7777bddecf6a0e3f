import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

const callQuery = (id: string | null) =>
  queryOptions({
    queryKey: ["call", id],
    queryFn:
      id === null ? skipToken : () => body(client.GET("/api/v1/calls/{id}", { params: { path: { id } } })),
  });

export const useCall = (id: string | null) => useQuery(callQuery(id));
