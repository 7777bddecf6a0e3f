import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { LIST } from "@/api/rows";
import type { View, WorklistPage } from "@/api/types";
import { setServerNow } from "@/ui/clock";

const PAGE = 200;

export interface Asked {
  readonly view: View;
  readonly kind: string | null;
  /** A number to look for instead; sent in a body, never in an address. */
  readonly words: string;
}

async function getPage({ view, kind, words }: Asked, cursor: string | null): Promise<WorklistPage> {
  const page =
    words === ""
      ? await body(
          client.GET("/api/v1/worklist", {
            params: {
              query: {
                view,
                limit: PAGE,
                ...(kind === null ? {} : { kind }),
                ...(cursor === null ? {} : { cursor }),
              },
            },
          }),
        )
      : await body(client.POST("/api/v1/worklist/search", { body: { words, limit: PAGE, cursor } }));
  setServerNow(page.now);
  return page;
}

/**
 * The list as it was when it was asked for. It is not asked for again until a person says so: by "Show", or by
 * going to a view, whose earlier answer is not kept.
 */
const worklistQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: [...LIST, asked],
    queryFn: ({ pageParam }) => getPage(asked, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const useWorklistQuery = (asked: Asked) => useInfiniteQuery(worklistQuery(asked));
