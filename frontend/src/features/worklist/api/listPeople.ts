import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";

/** People whom work can be assigned to. */
export const usePeople = () => useQuery(api.queryOptions("get", "/api/v1/people"));
