import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";

export const sessionsQuery = () => api.queryOptions("get", "/api/v1/sessions");
export const useSessions = () => useQuery(sessionsQuery());
