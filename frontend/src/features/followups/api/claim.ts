import { client } from "@/api/client";
import { act } from "./act";

/** Takes it, if nobody was faster. */
export const claim = act("claim", (params) => client.POST("/api/v1/followups/{id}/claim", { params }));
