import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "./client";
import type { Transcript, TranscriptNews } from "./types";

export const transcriptKey = (id: string) => ["transcript", id] as const;

const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: transcriptKey(id),
    queryFn: ({ client: queries }) => readTranscript(id, queries.getQueryData<Transcript>(transcriptKey(id))),
    // The words of a call leave the memory soon after its page.
    gcTime: 60_000,
  });

export const getTranscript = (id: string): Promise<Transcript> =>
  body(client.GET("/api/v1/calls/{id}/transcript", { params: { path: { id } } }));

const getNews = (id: string, after: string): Promise<TranscriptNews> =>
  body(client.GET("/api/v1/calls/{id}/transcript/news", { params: { path: { id }, query: { after } } }));

/** Only what came since, where that is enough; else the whole. */
async function readTranscript(id: string, known: Transcript | undefined): Promise<Transcript> {
  if (known === undefined || known.cursor === null) return getTranscript(id);
  const news = await getNews(id, known.cursor);
  return news.reload ? getTranscript(id) : withNews(known, news);
}

/** What was known, as it was, and what came. Told twice, a segment is there once. */
function withNews(known: Transcript, news: TranscriptNews): Transcript {
  const ids = new Set(known.segments.map(({ id }) => id));
  const fresh = news.segments.filter(({ id }) => !ids.has(id));
  return {
    ...known,
    version: news.version,
    cursor: news.cursor,
    behind: news.behind ?? known.behind,
    progress: news.progress === null ? null : Math.max(news.progress, known.progress ?? 0),
    segments: fresh.length === 0 ? known.segments : [...known.segments, ...fresh],
    not_heard: news.not_heard.length === 0 ? known.not_heard : [...known.not_heard, ...news.not_heard],
  };
}

/** What was heard in a call, as people left it. */
export const useTranscript = (id: string, enabled = true) => useQuery({ ...transcriptQuery(id), enabled });

/** Keeps the newest that is known; an answer that was overtaken changes nothing. */
export function keepTranscript(queries: QueryClient, transcript: Transcript): void {
  queries.setQueryData<Transcript>(transcriptKey(transcript.id), (known) =>
    known === undefined || known.version <= transcript.version ? transcript : known,
  );
}

/** How late the words of a call are now, where they are shown: it was pushed, and nothing is read for it. */
export function keepBehind(queries: QueryClient, id: string, behind: number): void {
  queries.setQueryData<Transcript>(transcriptKey(id), (known) => known && { ...known, behind });
}
