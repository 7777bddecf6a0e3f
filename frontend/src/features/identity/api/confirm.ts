import { body, client } from "@/api/client";
import type { components } from "@/api/schema.gen";

export type Confirmation = components["schemas"]["ConfirmAs"];
export type Speaker = Confirmation["speaker"];
export type IdentifierKind = Confirmation["identifiers"][number]["kind"];
export type Matter = NonNullable<Confirmation["matter"]>;
export type Interprets = NonNullable<Confirmation["interprets"]>;

/** Whose call it is, by two identifiers that the server compares with the chart, and who speaks. */
export const confirm = (call: string, version: number, confirmation: Confirmation, key: string) =>
  body(
    client.POST("/api/v1/calls/{id}/identity/confirm", {
      params: { path: { id: call }, header: { "Idempotency-Key": key, "If-Match": `"${version}"` } },
      body: confirmation,
    }),
  );
