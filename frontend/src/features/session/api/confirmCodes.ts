import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { ME } from "@/api/queryClient";

const confirm = (code: string) => body(client.POST("/api/v1/me/codes/confirm", { body: { code } }));

/** Switches one-time codes on; from then on signing in needs one. */
export function useConfirmCodes() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: confirm, onSuccess: (me) => queries.setQueryData(ME, me) });
}
