import { vi } from "vitest";
import type { Followup, Me, ProblemDocument, Row } from "@/api/types";
import { call, followup, pageOf, timeline } from "./fixtures";
import { identity } from "./identity";
import { routing } from "./routing";
import { transcript } from "./said";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}
type Answer = Response | Promise<Response | undefined>;
type Handler = (sent: Sent) => Answer | undefined;

export const answer = (body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json", ...headers } });

export const problem = (slug: string, status: number, detail: string, more: Partial<ProblemDocument> = {}) =>
  new Response(
    JSON.stringify({
      type: `https://ringback.example/problems/${slug}`,
      title: slug,
      status,
      detail,
      ...more,
    }),
    { status, headers: { "Content-Type": "application/problem+json" } },
  );

/** The server at the level of fetch: rows by id, who is signed in, and everything that was sent to it. */
export class FakeServer {
  readonly sent: Sent[] = [];
  signedIn: Me | null;
  rows: Followup[];
  /** Asked first; undefined, at once or in the end, leaves it to the rest. */
  before: Handler = () => undefined;

  constructor(signedIn: Me | null, rows: Followup[] = []) {
    this.signedIn = signedIn;
    this.rows = rows;
    vi.stubGlobal("fetch", (request: Request | string) =>
      this.fetch(typeof request === "string" ? new Request(new URL(request, location.origin)) : request),
    );
  }

  sentTo(method: string, end: string): Sent[] {
    return this.sent.filter((sent) => sent.method === method && sent.path.endsWith(end));
  }

  private async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const text = await request.text();
    const sent: Sent = {
      method: request.method,
      path: url.pathname.replace("/api/v1", ""),
      query: url.searchParams,
      headers: request.headers,
      body: text === "" ? null : JSON.parse(text),
    };
    this.sent.push(sent);
    return (await this.before(sent)) ?? this.usual(sent);
  }

  private usual({ method, path, query, body }: Sent): Response {
    if (path === "/session" && method === "DELETE") {
      this.signedIn = null;
      return new Response(null, { status: 204 });
    }
    if (this.signedIn === null) return problem("not-signed-in", 401, "Sign in first.");
    const [, what, id, verb] = path.split("/");
    if (path === "/me") return answer(this.signedIn);
    if (path === "/worklist") return answer(pageOf(this.rows.map(asRow)));
    if (path === "/worklist/search") return answer(pageOf([]));
    if (path === "/worklist/counts") return answer({ views: this.views(), oldest: null });
    if (path === "/calls") return answer({ items: [call], next: null, now: pageOf([]).now });
    if (path === "/push") return answer({ key: null });
    if (path === "/proposals") return answer({ items: [], next: null });
    if (what === "calls" && verb === "identity") return answer(identity({ id: id ?? "" }));
    if (what === "calls" && verb === "timeline")
      return answer(timeline(query.has("as_of") ? Number(query.get("as_of")) : null));
    if (what === "calls" && verb === "transcript") return answer(transcript({ id: id ?? "" }));
    if (what === "calls" && verb === "routing")
      return answer(routing({ id: id ?? "", triggers: [], cues: [], barriers: [], lane: null }));
    if (what === "calls" && verb === "handoffs") return answer({ items: [], next: null });
    if (what === "calls") return answer(call);
    const known = this.rows.find((row) => row.id === id);
    if (what !== "followups" || known === undefined)
      return problem("not-found", 404, "There is no such item.");
    if (method === "GET") return answer(known);
    return this.commanded(known, verb ?? "", body as Record<string, string>);
  }

  private commanded(known: Followup, verb: string, body: Record<string, string>): Response {
    const changes: Record<string, Partial<Followup>> = {
      claim: {
        state: "claimed",
        owner: this.signedIn,
        claimed_until: new Date(Date.now() + 900_000).toISOString(),
      },
      record_attempt: {
        attempts: [
          {
            at: pageOf([]).now,
            channel: "phone",
            outcome: body?.outcome as "no_answer",
            by: "Ana Quintero",
          },
        ],
        next_attempt: new Date(Date.parse(pageOf([]).now) + 7_200_000).toISOString(),
      },
      close: { state: "closed", outcome: body?.outcome as "spam" },
    };
    const changed = { ...known, ...changes[verb], version: known.version + 1 };
    this.rows = this.rows.map((row) => (row.id === known.id ? changed : row));
    return answer(changed, { "Ringback-Version": `followup/${known.id}@${changed.version}` });
  }

  private views() {
    const n = this.rows.length;
    const none = { mine: 0, overdue: 0, review: 0, uncontacted: 0, unmatched: 0, withheld: 0, snoozed: 0 };
    return { ...none, team: n, unassigned: n };
  }
}

const asRow = ({ history: _, ...row }: Followup): Row => row;
export const rows = (...numbers: number[]) => numbers.map((n) => followup(n));
