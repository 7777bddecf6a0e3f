import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

const timelineQuery = (id: string, asOf: number | null) =>
  queryOptions({
    queryKey: ["timeline", id, asOf],
    queryFn: () =>
      body(
        client.GET("/api/v1/calls/{id}/timeline", {
          params: { path: { id }, query: asOf === null ? {} : { as_of: asOf } },
        }),
      ),
  });

/** The call's events, all of them, and the state after the last. */
export const useTimeline = (id: string) => useQuery(timelineQuery(id, null));

/** The state as of a position, computed by the server from the events up to it. */
export const useStateAsOf = (id: string, asOf: number | null) =>
  useQuery({ ...timelineQuery(id, asOf), enabled: asOf !== null, placeholderData: keepPreviousData });
