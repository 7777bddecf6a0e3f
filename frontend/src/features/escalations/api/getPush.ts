import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";

/** With which key this browser subscribes to pushes; null where the clinic sends none. */
export const usePush = () =>
  useQuery({ ...api.queryOptions("get", "/api/v1/push"), staleTime: Number.POSITIVE_INFINITY });
