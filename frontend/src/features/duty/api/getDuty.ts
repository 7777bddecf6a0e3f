import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

/** People come and go without a push to this page. */
const EVERY_MS = 15_000;

const dutyQuery = queryOptions({
  queryKey: ["duty"],
  queryFn: () => body(client.GET("/api/v1/duty")),
  refetchInterval: EVERY_MS,
});

/** Who is on duty now, by duty, and who of them is there. */
export const useDuty = () => useQuery(dutyQuery);
