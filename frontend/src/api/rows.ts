import type { QueryClient } from "@tanstack/react-query";
import { serverNow } from "@/ui/clock";
import { body, client } from "./client";
import type { Followup, Row } from "./types";

/**
 * What is known of follow-ups beside the list as it was loaded. The list keeps its order and its groups; a
 * row that changed is read again and kept here, with when (server time in ms), and its cells show it.
 */
export type FreshRows = Readonly<Record<string, { readonly row: Row; readonly read: number }>>;

export const LIST = ["worklist", "list"] as const;
export const FRESH = ["worklist", "fresh"] as const;
export const COUNTS = ["get", "/api/v1/worklist/counts"] as const;
export const followupKey = (id: string) => ["followup", id] as const;

export const getFollowup = (id: string): Promise<Followup> =>
  body(client.GET("/api/v1/followups/{id}", { params: { path: { id } } }));

/** Keeps the newest that is known of a follow-up; an answer that was overtaken changes nothing. */
export function keepFollowup(queries: QueryClient, followup: Followup): void {
  const newer = (known: { version: number } | undefined) =>
    known === undefined || known.version <= followup.version;
  queries.setQueryData<Followup>(followupKey(followup.id), (known) => (newer(known) ? followup : known));
  queries.setQueryData<FreshRows>(FRESH, (rows = {}) =>
    newer(rows[followup.id]?.row) ? { ...rows, [followup.id]: { row: followup, read: serverNow() } } : rows,
  );
}
