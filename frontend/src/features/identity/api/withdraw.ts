import { body, client } from "@/api/client";
import type { components } from "@/api/schema.gen";

export type TakeBack = components["schemas"]["TakeBack"];

/** A wrong link is taken back. It stays on record. */
export const withdraw = (call: string, version: number, back: TakeBack, key: string) =>
  body(
    client.POST("/api/v1/calls/{id}/identity/withdraw", {
      params: { path: { id: call }, header: { "Idempotency-Key": key, "If-Match": `"${version}"` } },
      body: back,
    }),
  );
