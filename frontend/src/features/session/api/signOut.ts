import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { signedOut } from "@/api/queryClient";
import { forgetVersion } from "@/api/waitFor";

/** Ends the session here whatever the server says: what was read must leave the screen. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.DELETE("/api/v1/session"),
    onSettled: () => {
      forgetVersion();
      signedOut(queries);
    },
  });
}
