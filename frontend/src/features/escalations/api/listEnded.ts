import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Escalation } from "@/api/types";

const NEWEST = 100;

const endedQuery = queryOptions({
  queryKey: ["escalations", "ended"],
  queryFn: async (): Promise<Escalation[]> => {
    const page = await body(
      client.GET("/api/v1/escalations", { params: { query: { state: "all", limit: NEWEST } } }),
    );
    return page.items.filter(({ state }) => state === "resolved");
  },
});

/** Of the newest escalations those that are over. */
export const useEnded = () => useQuery(endedQuery);
