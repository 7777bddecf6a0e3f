import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { sessionsQuery } from "./listSessions";

const revoke = (id: string) =>
  client.DELETE("/api/v1/sessions/{id}", { params: { path: { id: Number(id) } } });

export function useRevokeSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: revoke,
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  });
}
