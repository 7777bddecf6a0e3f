import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "./client";
import type { Transcript } from "./types";

export const transcriptKey = (id: string) => ["transcript", id] as const;

const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: transcriptKey(id),
    queryFn: () => getTranscript(id),
    // The words of a call leave the memory soon after its page.
    gcTime: 60_000,
  });

export const getTranscript = (id: string): Promise<Transcript> =>
  body(client.GET("/api/v1/calls/{id}/transcript", { params: { path: { id } } }));

/** What was heard in a call, as people left it. */
export const useTranscript = (id: string) => useQuery(transcriptQuery(id));

/** Keeps the newest that is known; an answer that was overtaken changes nothing. */
export function keepTranscript(queries: QueryClient, transcript: Transcript): void {
  queries.setQueryData<Transcript>(transcriptKey(transcript.id), (known) =>
    known === undefined || known.version <= transcript.version ? transcript : known,
  );
}
