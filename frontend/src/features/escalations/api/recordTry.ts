import { client } from "@/api/client";
import type { Escalation } from "@/api/types";
import { order } from "./order";

export type TryOutcome = Escalation["tries"][number]["outcome"];

/** A try to call back was in vain. */
export const recordTry = (outcome: TryOutcome) =>
  order((params) => client.POST("/api/v1/escalations/{id}/record_try", { params, body: { outcome } }));
