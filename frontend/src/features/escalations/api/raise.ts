import { body, client } from "@/api/client";

/** A person asks for a handoff of a call, with the words where there are some. */
export const raise = (call: string, category: string, words: string) =>
  body(
    client.POST("/api/v1/escalations/raise", {
      params: { header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { call, category, words },
    }),
  );
