import { body, client } from "@/api/client";

/** What the call is about, said by a person: it stands. */
export const correctReason = (call: string, reason: string) =>
  body(
    client.POST("/api/v1/calls/{id}/routing/correct_reason", {
      params: { path: { id: call }, header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { reason },
    }),
  );
