import { body, client } from "@/api/client";
import type { CallRouting } from "@/api/types";

export type Tier = CallRouting["triggers"][number]["tier"];

/** Words of a segment, as they read now, that a person finds urgent. */
export interface Missed {
  readonly segment: string;
  readonly first: number;
  readonly last: number;
}

/** Words that the machine missed: from now on they count as if it had found them. */
export const markMissed = (call: string, { segment, first, last }: Missed, family: string, tier: Tier) =>
  body(
    client.POST("/api/v1/calls/{id}/routing/mark_missed", {
      params: { path: { id: call }, header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { segment, first, last, family, tier },
    }),
  );
