import { client } from "@/api/client";
import { act } from "./act";

/** Keeps a claim from lapsing. */
export const renew = act("renew", (params) => client.POST("/api/v1/followups/{id}/renew", { params }));
