import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";

export const useCounts = () => useQuery(api.queryOptions("get", "/api/v1/worklist/counts"));
