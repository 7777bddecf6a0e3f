import { body, client } from "@/api/client";

export interface Phrase {
  readonly family: string;
  readonly phrase: string;
  readonly language: "en" | "es";
}

/** Which calls of the last days a phrase would have found. */
export const tryWords = (phrase: Phrase, days: number) =>
  body(client.POST("/api/v1/policy/triggers/try", { body: { ...phrase, days } }));

/** Puts the phrase into the draft of the word file. */
export const addWords = (phrase: Phrase, note: string) =>
  body(
    client.POST("/api/v1/policy/triggers/add_words", {
      params: { header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { ...phrase, note },
    }),
  );
