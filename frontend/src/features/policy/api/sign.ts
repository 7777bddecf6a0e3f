import { client } from "@/api/client";
import type { PolicyDocument } from "@/api/types";
import { order } from "./order";

export type Subject = PolicyDocument["signatures"][number]["subject"];

/** Answers by name for what must be so before anything acts by telephone. */
export const sign = (subject: Subject, note: string) =>
  order((params) => client.POST("/api/v1/policy/{name}/sign", { params, body: { subject, note } }));
