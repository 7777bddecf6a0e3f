import { client } from "@/api/client";
import type { AttemptOutcome } from "@/api/types";
import { type Act, act } from "./act";

/** Logs one try by telephone; the answer says when the next one is due. */
export const recordAttempt = (outcome: AttemptOutcome, note: string): Act =>
  act(`record_attempt ${outcome} ${note}`, (params) =>
    client.POST("/api/v1/followups/{id}/record_attempt", {
      params,
      body: { channel: "phone", outcome, ...(note === "" ? {} : { note }) },
    }),
  );
