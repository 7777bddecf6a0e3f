import { client } from "@/api/client";
import type { Escalation } from "@/api/types";
import { order } from "./order";

export type Decision = NonNullable<Escalation["decided"]>["decision"];

/** What a clinician decided about a caller whom nobody reached. */
export const decide = (decision: Decision, note: string) =>
  order((params) => client.POST("/api/v1/escalations/{id}/decide", { params, body: { decision, note } }));
