import { Badge, Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { sentenceOf } from "@/api/problem";
import type { PolicyDocument, WordsTried } from "@/api/types";
import { useNow } from "@/ui/clock";
import { FAMILIES, familyName } from "@/ui/families";
import { Section } from "@/ui/Section";
import { place, shortTime } from "@/ui/times";
import { capital, count } from "@/ui/words";
import { documentKey } from "../api/getDocument";
import { addWords, tryWords } from "../api/tryWords";
import classes from "./WordTrial.module.css";

interface Props {
  readonly language: "en" | "es";
  readonly seesCalls: boolean;
  readonly mayAdd: boolean;
  readonly onAdded: (document: PolicyDocument) => void;
}
const DAYS = 14;

/** A phrase of the clinic's own: which calls of two weeks it would have found, and into the draft with one key. */
export function WordTrial({ language, seesCalls, mayAdd, onAdded }: Props) {
  const queries = useQueryClient();
  const [family, setFamily] = useState<string>(FAMILIES[0] ?? "");
  const [phrase, setPhrase] = useState("");
  const asked = { family, phrase: phrase.trim(), language };
  const tried = useMutation({ mutationFn: () => tryWords(asked, DAYS) });
  const added = useMutation({
    mutationFn: () => addWords(asked, `Added “${asked.phrase}” to ${familyName(family).toLowerCase()}.`),
    onSuccess: (document) => {
      queries.setQueryData(documentKey(document.name), document);
      onAdded(document);
      setPhrase("");
      tried.reset();
    },
  });
  const error = tried.error ?? added.error;
  const empty = asked.phrase.length < 2;
  return (
    <Section title="Try words" aside="as callers say them">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (seesCalls && !empty) tried.mutate();
        }}
      >
        <TextInput
          label="Phrase"
          placeholder={language === "es" ? "me aprieta el pecho" : "elephant on my chest"}
          maxLength={100}
          value={phrase}
          onChange={({ currentTarget: { value } }) => setPhrase(value)}
        />
        <NativeSelect
          size="xs"
          label="Family"
          value={family}
          onChange={({ currentTarget: { value } }) => setFamily(value)}
          data={FAMILIES.map((value) => ({ value, label: familyName(value) }))}
        />
        {seesCalls && (
          <Button type="submit" disabled={empty} loading={tried.isPending}>
            Look in past calls
          </Button>
        )}
        {mayAdd && (
          <Button disabled={empty} loading={added.isPending} onClick={() => added.mutate()}>
            Add to the draft
          </Button>
        )}
      </form>
      {error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(error)}
        </p>
      )}
      {tried.data !== undefined && <Matches tried={tried.data} />}
    </Section>
  );
}

function Matches({ tried }: { tried: WordsTried }) {
  const now = useNow();
  return (
    <>
      <p role="status" className={classes.sum}>
        <b>{sumOf(tried)}</b>
        <small className="dim num">
          {count(tried.looked_at, "call")} of {count(tried.days, "day")} looked at
          {tried.left_out > 0 && `, ${tried.left_out} older ones left out for time`}
        </small>
      </p>
      <ul className={classes.matches}>
        {tried.items.map((match) => (
          <li key={`${match.call}/${match.start}`}>
            <span className="num">
              <Link to={`/calls/${match.call}/transcript`}>{shortTime(match.at, now)}</Link>
              <small className="faint">at {place(match.start)}</small>
            </span>
            <span>
              <Quoted sentence={match.sentence} words={match.words} />
              <small className="dim">
                {match.why.replaceAll("_", " ")}
                {match.known && ", was found as it was"}
              </small>
            </span>
            <Badge data-tone={match.tier === "now" ? "live" : "review"}>{capital(match.tier)}</Badge>
          </li>
        ))}
      </ul>
    </>
  );
}

/** 3 calls would match, 2 of them were not found then */
function sumOf({ items, fresh }: WordsTried): string {
  if (items.length === 0) return "No past call has these words.";
  const places = count(items.length, "place");
  return fresh === items.length
    ? `${places} would match, none was found then.`
    : `${places} would match, ${fresh} of them not found then.`;
}

function Quoted({ sentence, words }: { sentence: string; words: string }) {
  const at = sentence.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return <>“{words}”</>;
  return (
    <>
      “{sentence.slice(0, at)}
      <mark className={classes.words}>{sentence.slice(at, at + words.length)}</mark>
      {sentence.slice(at + words.length)}”
    </>
  );
}
