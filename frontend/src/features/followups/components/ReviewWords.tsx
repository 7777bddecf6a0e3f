import type { Followup } from "@/api/types";
import { Listen } from "@/ui/Listen";
import { Section } from "@/ui/Section";
import { count } from "@/ui/words";
import classes from "./ReviewWords.module.css";

const named = (code: string) => code.replaceAll("_", " ");

/** The words that are to be looked at, as they were said, and their sound: nobody judges by a label. */
export function ReviewWords({ words }: { words: Followup["words"] }) {
  if (words.length === 0) return null;
  return (
    <Section title="What was said" aside={count(words.length, "quote")}>
      <ul className={classes.words}>
        {words.map((one) => (
          <li key={`${one.call}${one.family}${one.start}`}>
            <b>{one.words === null ? "The words were destroyed" : `“${one.words}”`}</b>
            <small className="dim">
              {named(one.family)}: {named(one.found)}
            </small>
            <Listen call={one.call} start={one.start} end={one.end} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
