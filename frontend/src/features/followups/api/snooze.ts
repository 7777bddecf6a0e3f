import { client } from "@/api/client";
import { type Act, act } from "./act";

/** Puts it out of sight until then. Its due time stays. */
export const snooze = (until: string): Act =>
  act(`snooze ${until}`, (params) =>
    client.POST("/api/v1/followups/{id}/snooze", { params, body: { until } }),
  );
