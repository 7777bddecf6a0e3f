import { client } from "@/api/client";
import { order } from "./order";

/** Puts the draft in force that was read, everywhere within two seconds. */
export const publish = (draft: number, note: string) =>
  order((params) => client.POST("/api/v1/policy/{name}/publish", { params, body: { draft, note } }));
