import createFetchClient, { type Middleware } from "openapi-fetch";
import createQueryClient from "openapi-react-query";
import { cookie } from "@/theme/preferences";
import { BACKGROUND, unattended } from "./presence";
import { problemOf } from "./problem";
import { fetchWithRetry } from "./retry";
import type { paths } from "./schema.gen";
import { remember, versionToWaitFor } from "./waitFor";

const WAITS = /\/api\/v1\/(worklist|followups|calls)/;

const conventions: Middleware = {
  onRequest({ request }) {
    if (request.method === "GET") {
      if (unattended()) request.headers.set(BACKGROUND.name, BACKGROUND.value);
      const version = versionToWaitFor();
      if (version !== null && WAITS.test(request.url)) request.headers.set("Ringback-Wait-For", version);
      return;
    }
    const token = cookie.read("ringback_csrf");
    if (token !== null) request.headers.set("X-CSRFToken", token);
  },
  async onResponse({ response }) {
    remember(response.headers.get("Ringback-Version"));
    if (!response.ok) throw await problemOf(response);
  },
};

export const client = createFetchClient<paths>({
  baseUrl: window.location.origin,
  credentials: "same-origin",
  fetch: fetchWithRetry,
});
client.use(conventions);

export const api = createQueryClient(client);

/** The body of an answer that was not refused (a refusal has been thrown before). */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) throw await problemOf(new Response(null, { status: 502 }));
  return data;
}
