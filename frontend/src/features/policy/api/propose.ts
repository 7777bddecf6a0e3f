import { client } from "@/api/client";
import { order } from "./order";

/** Writes a draft down. It counts for nothing until it is published. */
export const propose = (text: string, note: string) =>
  order((params) => client.POST("/api/v1/policy/{name}/propose", { params, body: { text, note } }));
