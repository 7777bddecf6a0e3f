import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconStethoscope } from "@tabler/icons-react";
import type { PolicyWeighed } from "@/api/types";
import { Section } from "@/ui/Section";
import { count } from "@/ui/words";
import classes from "./CheckPane.module.css";

interface Props {
  readonly weighed: PolicyWeighed;
  readonly onLine: (line: number) => void;
}

/** What forbids publishing, what a clinician must decide, and every line that changes. */
export function CheckPane({ weighed, onLine }: Props) {
  return (
    <>
      <Section title="Problems" aside={weighed.problems.length === 0 ? "" : "publishing is off"}>
        {weighed.problems.length === 0 ? (
          <p className={classes.fine}>
            <IconCheck size={16} stroke={1.75} aria-hidden /> Nothing is missing.
          </p>
        ) : (
          <ul className={classes.list}>
            {weighed.problems.map((problem) => (
              <li key={problem}>
                <IconAlertTriangle size={16} stroke={1.75} aria-hidden className="t-now" />
                <Problem sentence={problem} onLine={onLine} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {weighed.loosens.length > 0 && (
        <Section title="Looser than now" aside="a nurse or the medical director publishes this">
          <ul className={classes.list}>
            {weighed.loosens.map((sentence) => (
              <li key={sentence}>
                <IconStethoscope size={16} stroke={1.75} aria-hidden className="t-review" />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="What changes" aside={changed(weighed)}>
        {weighed.lines.length === 0 ? (
          <p className="dim">Nothing: this is what is in force.</p>
        ) : (
          <ChangedLines lines={weighed.lines} />
        )}
      </Section>
    </>
  );
}

const changed = ({ lines }: PolicyWeighed): string => {
  const added = lines.filter(({ change }) => change === "added").length;
  const removed = lines.filter(({ change }) => change === "removed").length;
  return lines.length === 0 ? "" : `${count(added, "line")} in, ${count(removed, "line")} out`;
};

/** A sentence that names a line leads to it. */
function Problem({ sentence, onLine }: { sentence: string; onLine: (line: number) => void }) {
  const line = /, line (\d+):/.exec(sentence)?.[1];
  if (line === undefined) return <span>{sentence}</span>;
  return (
    <UnstyledButton className={classes.leads ?? ""} onClick={() => onLine(Number(line))}>
      {sentence}
    </UnstyledButton>
  );
}

const SIGNS = { same: " ", added: "+", removed: "−" } as const;
const SAID = { same: "", added: "added", removed: "removed" } as const;

function ChangedLines({ lines }: { lines: PolicyWeighed["lines"] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too
    <section className={classes.lines} tabIndex={0} aria-label="Changed lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may be told twice
        <div key={index} data-change={line.change}>
          <span className={classes.number}>{line.number}</span>
          <span aria-hidden>{SIGNS[line.change]}</span>
          <code>
            {SAID[line.change] !== "" && <VisuallyHidden>{SAID[line.change]}: </VisuallyHidden>}
            {line.text}
          </code>
        </div>
      ))}
    </section>
  );
}
