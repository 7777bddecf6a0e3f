import { body, client } from "@/api/client";
import { commandParams, type Intention } from "@/api/intention";

/** Somebody listened to a stretch, and stands by its words. */
export const review = (intention: Intention, { start, end }: { start: number; end: number }) =>
  body(
    client.POST("/api/v1/calls/{id}/transcript/review", {
      params: commandParams(intention),
      body: { start, end },
    }),
  );
