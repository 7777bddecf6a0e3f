import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { followupKey, getFollowup } from "@/api/rows";

const followupQuery = (id: string | null) =>
  queryOptions({
    queryKey: followupKey(id ?? ""),
    queryFn: id === null ? skipToken : () => getFollowup(id),
  });

export const useFollowup = (id: string | null) => useQuery(followupQuery(id));
