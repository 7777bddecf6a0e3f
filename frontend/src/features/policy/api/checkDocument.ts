import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { POLICY } from "./listPolicy";

const checkQuery = (name: string, version: number, text: string) =>
  queryOptions({
    queryKey: [...POLICY, "check", name, version, text],
    queryFn: () =>
      body(client.POST("/api/v1/policy/{name}/check", { params: { path: { name } }, body: { text } })),
    placeholderData: keepPreviousData,
  });

/** What is wrong with a text, what of it is looser, and what it changes; judged again for every version. */
export const useCheck = (name: string, version: number, text: string) =>
  useQuery(checkQuery(name, version, text));
