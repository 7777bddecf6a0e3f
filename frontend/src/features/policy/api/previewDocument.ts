import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { POLICY } from "./listPolicy";

const previewQuery = (name: string, version: number, text: string) =>
  queryOptions({
    queryKey: [...POLICY, "preview", name, version, text],
    queryFn: () =>
      body(client.POST("/api/v1/policy/{name}/preview", { params: { path: { name } }, body: { text } })),
    placeholderData: keepPreviousData,
  });

/** What a text means, where it can be shown other than as text. */
export const usePreview = (name: string, version: number, text: string) =>
  useQuery(previewQuery(name, version, text));
