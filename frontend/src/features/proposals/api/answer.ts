import { body, client } from "@/api/client";
import { commandParams, intend } from "@/api/intention";
import type { Proposal } from "@/api/types";
import type { Dismissal } from "../names";

/** Yes: the follow-up is opened. */
export const accept = (proposal: Proposal) =>
  body(client.POST("/api/v1/proposals/{id}/accept", { params: commandParams(intend(proposal)) }));

/** No, and why. */
export const dismiss = (proposal: Proposal, why: Dismissal) =>
  body(
    client.POST("/api/v1/proposals/{id}/dismiss", {
      params: commandParams(intend(proposal)),
      body: { why },
    }),
  );
