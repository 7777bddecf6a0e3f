import { body, client } from "@/api/client";
import type { components } from "@/api/schema.gen";

export type Described = components["schemas"]["DescribeCaller"];

/** Who was said to be the patient: it is looked for, and confirms nobody. */
export const describe = (call: string, described: Described, key: string) =>
  body(
    client.POST("/api/v1/calls/{id}/identity/describe", {
      params: { path: { id: call }, header: { "Idempotency-Key": key } },
      body: described,
    }),
  );
