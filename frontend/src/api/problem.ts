import type { ProblemDocument } from "./types";

/** A refusal by the server, as its problem document says it. `slug` is stable; `sentence` is for people. */
export class ProblemError extends Error {
  readonly slug: string;
  readonly status: number;
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail ?? document.title);
    this.name = "ProblemError";
    this.document = document;
    this.status = document.status;
    this.slug = document.type.split("/").at(-1) ?? "unknown";
  }
}

/** Nothing came back, after all tries: it is not known whether the server has it. */
export class Unreachable extends Error {
  constructor() {
    super("The server did not answer. Check the connection, then try again: nothing is done twice.");
    this.name = "Unreachable";
  }
}

const UNREADABLE = "Something went wrong on our side. Try again; if it stays, tell your administrator.";

export async function problemOf(response: Response): Promise<ProblemError> {
  try {
    const body: unknown = await response.clone().json();
    if (typeof body === "object" && body !== null && "type" in body && "title" in body)
      return new ProblemError({ ...(body as ProblemDocument), status: response.status });
  } catch {
    // Not JSON: a proxy answered in our place.
  }
  return new ProblemError({ type: "about:blank/unknown", title: UNREADABLE, status: response.status });
}

/** What to show a person for any error. */
export function sentenceOf(error: unknown): string {
  return error instanceof ProblemError || error instanceof Unreachable ? error.message : UNREADABLE;
}
