import { client } from "@/api/client";
import { order } from "./order";

/** It is over. */
export const resolve = order((params) => client.POST("/api/v1/escalations/{id}/resolve", { params }));
