import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { POLICY } from "./listPolicy";

export const documentKey = (name: string) => [...POLICY, "document", name] as const;

const documentQuery = (name: string) =>
  queryOptions({
    queryKey: documentKey(name),
    queryFn: () => body(client.GET("/api/v1/policy/{name}", { params: { path: { name } } })),
  });

/** One document with its texts, its history and its signatures. */
export const useDocument = (name: string) => useQuery(documentQuery(name));
