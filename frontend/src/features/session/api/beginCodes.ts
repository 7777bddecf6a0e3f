import { useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";

/** A new secret for one-time codes. Nothing changes before a first code confirms it. */
export const useNewCodes = () =>
  useQuery({
    queryKey: ["new-codes"],
    queryFn: () => body(client.POST("/api/v1/me/codes", { body: {} })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
