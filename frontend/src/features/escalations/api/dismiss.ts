import { client } from "@/api/client";
import { order } from "./order";

/** It need not have been escalated, and why. */
export const dismiss = (why: string) =>
  order((params) => client.POST("/api/v1/escalations/{id}/dismiss", { params, body: { why } }));
