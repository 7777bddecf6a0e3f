import { body, client } from "@/api/client";
import { commandParams, type Intention } from "@/api/intention";
import type { Edit } from "../rebase";

/** Words of a segment, as a person heard them. */
export const correct = (intention: Intention, { segment, first, last, text }: Edit) =>
  body(
    client.POST("/api/v1/calls/{id}/transcript/correct", {
      params: commandParams(intention),
      body: { segment, first, last, text: text.trim() },
    }),
  );
