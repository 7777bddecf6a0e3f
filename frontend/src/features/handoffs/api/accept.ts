import { body, client } from "@/api/client";
import { commandParams, intend } from "@/api/intention";
import type { Handoff } from "@/api/types";

/** Take the call over: from now on you answer for it. */
export const accept = (handoff: Handoff): Promise<Handoff> =>
  body(client.POST("/api/v1/handoffs/{id}/accept", { params: commandParams(intend(handoff)) }));
