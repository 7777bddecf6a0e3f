import { Badge } from "@mantine/core";
import type { PolicyPreview } from "@/api/types";
import { Section } from "@/ui/Section";
import { length } from "@/ui/times";
import classes from "./PromptsPane.module.css";

/** What callers would hear, the changed ones first, and how long it takes to say. */
export function PromptsPane({ prompts }: { prompts: PolicyPreview["prompts"] }) {
  return (
    <Section title="As callers hear it" aside="at 150 words a minute">
      <ul className={classes.prompts}>
        {prompts.map((prompt) => (
          <li key={prompt.name}>
            <p className={classes.name}>
              {prompt.name.replaceAll("_", " ")} <span className="num faint">{length(prompt.seconds)}</span>
              {prompt.text !== prompt.before && (
                <Badge data-tone="review">{prompt.before === null ? "new" : "changed"}</Badge>
              )}
            </p>
            <p lang={prompt.language} className={classes.said}>
              {prompt.text}
            </p>
            {prompt.before !== null && prompt.text !== prompt.before && (
              <p className="faint">
                now: <span lang={prompt.language}>{prompt.before}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
