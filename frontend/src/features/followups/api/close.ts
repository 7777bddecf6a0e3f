import { client } from "@/api/client";
import type { ClosingOutcome } from "@/api/types";
import { type Act, act } from "./act";

export const close = (outcome: ClosingOutcome): Act =>
  act(`close ${outcome}`, (params) =>
    client.POST("/api/v1/followups/{id}/close", { params, body: { outcome } }),
  );
