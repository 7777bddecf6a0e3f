import { body, client } from "@/api/client";
import type { CallRouting } from "@/api/types";

export type Lane = NonNullable<CallRouting["lane"]>["lane"];

/** Where the call belongs, and why, said by a person. */
export const overrideLane = (call: string, lane: Lane, why: string) =>
  body(
    client.POST("/api/v1/calls/{id}/routing/override_lane", {
      params: { path: { id: call }, header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { lane, why },
    }),
  );
