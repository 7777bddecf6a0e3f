import { body, client } from "@/api/client";

/** Whether a cue was useful; you may change your mind. */
export const voteCue = (call: string, cue: string, useful: boolean) =>
  body(
    client.POST("/api/v1/calls/{id}/routing/cues/{cue}/vote", {
      params: { path: { id: call, cue }, header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { useful },
    }),
  );
