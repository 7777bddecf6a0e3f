import { body, client } from "@/api/client";
import { intend } from "@/api/intention";
import { ProblemError } from "@/api/problem";
import { type Order, order } from "./order";

const send = order((params) => client.POST("/api/v1/escalations/{id}/acknowledge", { params }));

const TRIES = 5;

/**
 * Answers for it: of two who do, one has it. Words that join meanwhile, or a step of the ladder, overtake nobody:
 * while it has no owner it is asked again.
 */
export const acknowledge: Order = async (intention) => {
  let next = intention;
  for (let tried = 1; ; tried++) {
    try {
      return await send(next);
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 412) || tried === TRIES) throw error;
      const { id } = intention;
      const now = await body(client.GET("/api/v1/escalations/{id}", { params: { path: { id } } }));
      if (now.state !== "unacknowledged") throw error;
      next = intend(now);
    }
  }
};
