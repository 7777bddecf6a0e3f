import { Unreachable } from "./problem";

const DELAYS = [300, 900, 2700];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A request may go again when it reads, or when its key makes the second one harmless. */
const mayRepeat = (request: Request) => request.method === "GET" || request.headers.has("Idempotency-Key");

/** fetch, tried again up to three times when the network fails; the same request, so the same key. */
export async function fetchWithRetry(request: Request): Promise<Response> {
  for (const delay of [...DELAYS, null]) {
    try {
      return await fetch(request.clone());
    } catch (error) {
      if (request.signal.aborted) throw error;
      if (delay === null || !mayRepeat(request)) throw new Unreachable();
      await pause(delay);
    }
  }
  throw new Unreachable();
}
