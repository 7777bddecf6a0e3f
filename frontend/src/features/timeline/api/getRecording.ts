import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

/** The audio, in memory only. It goes when the page does. */
const recordingQuery = (id: string | null) =>
  queryOptions({
    queryKey: ["recording", id],
    queryFn:
      id === null
        ? skipToken
        : () =>
            body<unknown>(
              client.GET("/api/v1/calls/{id}/recording", { params: { path: { id } }, parseAs: "blob" }),
            ).then((audio) => audio as Blob),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const useRecording = (id: string | null) => useQuery(recordingQuery(id));
