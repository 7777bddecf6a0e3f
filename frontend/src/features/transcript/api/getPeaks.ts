import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

/** As many as a wide screen can draw; more would only travel. */
const DRAWN = 3000;
const FINEST = 50;

const peaksQuery = (id: string, seconds: number | null) => {
  const perSecond =
    seconds === null ? FINEST : Math.min(FINEST, Math.max(1, Math.ceil(DRAWN / Math.max(1, seconds))));
  return queryOptions({
    queryKey: ["peaks", id, perSecond],
    queryFn: () =>
      body(
        client.GET("/api/v1/calls/{id}/peaks", {
          params: { path: { id }, query: { per_second: perSecond } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
};

/** How loud the recording is, by channel: computed by the server, 0 to 255. */
export const usePeaks = (id: string, seconds: number | null, recorded: boolean) =>
  useQuery({ ...peaksQuery(id, seconds), enabled: recorded });
