import { body } from "@/api/client";
import type { PolicyDocument } from "@/api/types";

/** One thing that a person means to do to a document, once. */
export interface Meant {
  readonly name: string;
  readonly version: number;
  readonly key: string;
}
export type Order = (meant: Meant) => Promise<PolicyDocument>;

const params = ({ name, version, key }: Meant) => ({
  path: { name },
  header: { "Idempotency-Key": key, "If-Match": `"${version}"` },
});

export const order =
  (send: (given: ReturnType<typeof params>) => Promise<{ data?: PolicyDocument }>): Order =>
  (meant) =>
    body(send(params(meant)));
