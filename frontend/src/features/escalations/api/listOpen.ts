import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Escalation } from "@/api/types";
import { setServerNow } from "@/ui/clock";

/** Should a push be lost, nobody waits longer than this for a banner. */
const EVERY_MS = 10_000;
/** All that are open: more than these at once are a disaster of another kind, and the list says so. */
const MOST = 200;

export const OPEN = ["escalations", "open"] as const;

const openQuery = queryOptions({
  queryKey: OPEN,
  queryFn: async (): Promise<Escalation[]> => {
    const page = await body(
      client.GET("/api/v1/escalations", { params: { query: { state: "open", limit: MOST } } }),
    );
    setServerNow(page.now);
    return page.items;
  },
  refetchInterval: EVERY_MS,
  refetchIntervalInBackground: true,
});

/** Everything that is escalated now, the newest first; also while nobody looks at this window. */
export const useOpen = (enabled: boolean) => useQuery({ ...openQuery, enabled });
