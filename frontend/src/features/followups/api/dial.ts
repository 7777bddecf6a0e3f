import { client } from "@/api/client";
import { act } from "./act";

/** Rings the person's own phone, then the caller's. */
export const dial = act("dial", (params) => client.POST("/api/v1/followups/{id}/dial", { params }));
