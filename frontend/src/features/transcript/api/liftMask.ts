import { body, client } from "@/api/client";

/** What a mask covers. The reason is kept, with who asked; `key` is the same for the same wish. */
export const liftMask = (call: string, mask: string, reason: string, key: string) =>
  body(
    client.POST("/api/v1/calls/{id}/transcript/lift_mask", {
      params: { path: { id: call }, header: { "Idempotency-Key": key } },
      body: { mask, reason },
    }),
  );
