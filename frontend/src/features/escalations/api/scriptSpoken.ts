import { body, client } from "@/api/client";
import type { Escalation } from "@/api/types";

/** The script was spoken to the caller, now, by whoever presses the key. */
export const scriptSpoken = ({ call, script }: Escalation) =>
  body(
    client.POST("/api/v1/calls/{id}/script_spoken", {
      params: { path: { id: call }, header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { script: script.name, language: script.language === "es" ? "es" : "en", purpose: "emergency" },
    }),
  );
