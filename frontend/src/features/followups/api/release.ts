import { client } from "@/api/client";
import { act } from "./act";

/** Gives it back to its duty. */
export const release = act("release", (params) => client.POST("/api/v1/followups/{id}/release", { params }));
