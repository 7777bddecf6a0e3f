import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./problem";

/** Answers live in memory only, and go when the person does. */
export function newQueryClient(): QueryClient {
  const leave = (error: unknown) => {
    const lost = error instanceof ProblemError && error.status === 401;
    if (lost && !["sign-in-refused", "code-needed"].includes(error.slug)) signedOut(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: leave }),
    mutationCache: new MutationCache({ onError: leave }),
    defaultOptions: {
      // fetchWithRetry has tried already; what a person sees changes by push or by their own hand.
      queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}

export const ME = ["me"] as const;

/** Forget everything that was read, and show the sign-in. */
export function signedOut(client: QueryClient): void {
  client.setQueryData(ME, null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
}
