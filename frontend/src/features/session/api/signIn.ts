import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { ME } from "@/api/queryClient";

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly code?: string;
}

const signIn = (credentials: Credentials) => body(client.POST("/api/v1/session", { body: credentials }));

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: signIn, onSuccess: (me) => queries.setQueryData(ME, me) });
}
