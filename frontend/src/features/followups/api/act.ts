import { body } from "@/api/client";
import { commandParams, type Intention } from "@/api/intention";
import type { Followup } from "@/api/types";

/** A command on a follow-up, ready to be sent for one intention, and again for the same one. */
export type Act = (intention: Intention) => Promise<Followup>;

type Params = ReturnType<typeof commandParams>;
export const act =
  (send: (params: Params) => Promise<{ data?: Followup }>): Act =>
  (intention) =>
    body(send(commandParams(intention)));
