import { body } from "@/api/client";
import { commandParams, type Intention } from "@/api/intention";
import type { EscalationWhole } from "@/api/types";

/** A command on an escalation, to be sent once for one intention. */
export type Order = (intention: Intention) => Promise<EscalationWhole>;

type Params = ReturnType<typeof commandParams>;
export const order =
  (send: (params: Params) => Promise<{ data?: EscalationWhole }>): Order =>
  (intention) =>
    body(send(commandParams(intention)));
