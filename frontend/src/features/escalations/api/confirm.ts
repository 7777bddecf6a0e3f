import { client } from "@/api/client";
import { order } from "./order";

/** It was right to escalate; the note is her own words for what the caller said. */
export const confirm = (note: string) =>
  order((params) => client.POST("/api/v1/escalations/{id}/confirm", { params, body: { note } }));
