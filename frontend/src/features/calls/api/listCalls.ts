import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { setServerNow } from "@/ui/clock";

const PAGE = 50;

/** Calls, newest first; or those of a number, which goes in a body. */
async function getCalls(words: string, cursor: string | null) {
  const page =
    words === ""
      ? await body(
          client.GET("/api/v1/calls", {
            params: { query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) } },
          }),
        )
      : await body(client.POST("/api/v1/calls/search", { body: { words, limit: PAGE, cursor } }));
  setServerNow(page.now);
  return page;
}

const callsQuery = (words: string) =>
  infiniteQueryOptions({
    queryKey: ["calls", words],
    queryFn: ({ pageParam }) => getCalls(words, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const useCalls = (words: string) => useInfiniteQuery(callsQuery(words));
