import { queryOptions, useQuery } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import { ProblemError } from "@/api/problem";
import { ME } from "@/api/queryClient";
import type { Me } from "@/api/types";

/** Who is signed in; null when nobody is. */
export async function getMe(): Promise<Me | null> {
  try {
    return await body(client.GET("/api/v1/me"));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

const meQuery = queryOptions({ queryKey: ME, queryFn: getMe, staleTime: Number.POSITIVE_INFINITY });
export const useSignedIn = () => useQuery(meQuery);
