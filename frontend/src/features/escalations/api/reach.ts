import { client } from "@/api/client";
import { order } from "./order";

/** She speaks with the caller. */
export const reach = order((params) => client.POST("/api/v1/escalations/{id}/reach", { params }));
