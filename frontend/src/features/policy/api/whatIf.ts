import { body, client } from "@/api/client";
import type { WhatIf, WhatIfCounts } from "@/api/types";

export interface Asked {
  readonly name: string;
  readonly text: string;
  readonly days: number;
}
export type Outcome = WhatIfCounts & { readonly items?: WhatIf["items"] };

/** What the draft would have changed in the calls of the last days: call by call, or figures for who sees none. */
export const whatIf = (seesCalls: boolean, { name, text, days }: Asked): Promise<Outcome> => {
  const sent = { params: { path: { name } }, body: { text, days } };
  return seesCalls
    ? body(client.POST("/api/v1/policy/{name}/what_if", sent))
    : body(client.POST("/api/v1/policy/{name}/what_if/counts", sent));
};
