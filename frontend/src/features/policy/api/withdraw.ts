import { client } from "@/api/client";
import { order } from "./order";

/** Goes back to the document that ships. */
export const withdraw = (note: string) =>
  order((params) => client.POST("/api/v1/policy/{name}/withdraw", { params, body: { note } }));
