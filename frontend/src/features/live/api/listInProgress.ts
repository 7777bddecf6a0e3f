import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { CallItem } from "@/api/types";
import { setServerNow } from "@/ui/clock";

/** Calls that began last; one that lasts longer than all of these is found under Calls. */
const NEWEST = 200;
const EVERY_MS = 15_000;

export const IN_PROGRESS = ["calls", "in progress"] as const;

const inProgressQuery = queryOptions({
  queryKey: IN_PROGRESS,
  queryFn: async (): Promise<CallItem[]> => {
    const page = await body(client.GET("/api/v1/calls", { params: { query: { limit: NEWEST } } }));
    setServerNow(page.now);
    return page.items.filter(({ state }) => state !== "ended");
  },
  refetchInterval: EVERY_MS,
});

/** The calls that last now, the newest first. */
export const useInProgress = () => useQuery(inProgressQuery);
