import { body } from "@/api/client";
import { commandParams, type Intention } from "@/api/intention";
import type { Followup } from "@/api/types";

/** A command on a follow-up, ready to be sent for one intention, and again for the same one. */
export interface Act {
  /** The same for two commands that ask for the same; it stays in memory, as it may hold a person's note. */
  readonly asks: string;
  readonly send: (intention: Intention) => Promise<Followup>;
}

type Params = ReturnType<typeof commandParams>;
export const act = (asks: string, send: (params: Params) => Promise<{ data?: Followup }>): Act => ({
  asks,
  send: (intention) => body(send(commandParams(intention))),
});
