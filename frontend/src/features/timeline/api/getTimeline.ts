import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Timeline, TimelineItem } from "@/api/types";

const timelineQuery = (id: string, asOf: number | null) =>
  queryOptions({
    queryKey: ["timeline", id, asOf],
    queryFn: async (): Promise<Timeline> => {
      const timeline = await body(
        client.GET("/api/v1/calls/{id}/timeline", {
          params: { path: { id }, query: asOf === null ? {} : { as_of: asOf } },
        }),
      );
      // One that was appended a moment ago has no number yet; it comes with the next reading.
      const items = timeline.items.filter(({ position }) => position !== null) as TimelineItem[];
      return { ...timeline, items };
    },
  });

/** The call's events, all of them, and the state after the last. */
export const useTimeline = (id: string) => useQuery(timelineQuery(id, null));

/** The state as of a position, computed by the server from the events up to it. */
export const useStateAsOf = (id: string, asOf: number | null) =>
  useQuery({ ...timelineQuery(id, asOf), enabled: asOf !== null, placeholderData: keepPreviousData });
