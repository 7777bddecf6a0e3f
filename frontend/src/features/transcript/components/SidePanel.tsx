import { Badge, UnstyledButton } from "@mantine/core";
import { memo, type ReactNode } from "react";
import type { Transcript } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { maskName, sideName, whyNotHeard } from "@/ui/said/names";
import { place, relative } from "@/ui/times";
import { count } from "@/ui/words";
import { secondsAgo } from "../ago";
import classes from "./SidePanel.module.css";

interface Props {
  readonly transcript: Transcript;
  /** The name of who looks at it. */
  readonly me: string;
  readonly onGo: (line: string, seconds: number) => void;
  readonly children: ReactNode;
}

/** The newest of many; all of them stand in the lines. */
const SHOWN = 50;

/** What people and machines made of the words: corrections, reviews, what nobody heard, what is hidden. */
export const SidePanel = memo(function SidePanel({ transcript, me, onGo, children }: Props) {
  const now = useNow();
  const { segments, reviewed, not_heard, possible } = transcript;
  const corrections = segments
    .flatMap((segment) => segment.corrections.map((one) => ({ ...one, segment })))
    .sort((one, other) => other.at.localeCompare(one.at));
  const masks = segments.flatMap((segment) => segment.masks.map((mask) => ({ ...mask, segment })));
  const who = (name: string) => (name === me ? "you" : name);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too
    <section className={classes.side} aria-label="About this transcript" tabIndex={0}>
      {children}
      {segments.length > 0 && (
        <>
          <Section title="Corrected" aside={count(corrections.length, "correction")}>
            {corrections.length === 0 && <p className="faint">Nothing yet. What was heard stays readable.</p>}
            <ul className={classes.list}>
              {corrections.slice(0, SHOWN).map((one) => (
                <li key={`${one.segment.id}${one.at}${one.first}`}>
                  <UnstyledButton
                    className={classes.go}
                    onClick={() => onGo(one.segment.id, one.segment.start)}
                  >
                    <span className="num faint">{place(one.segment.start)}</span>
                    <span>
                      <s className="w-strike">{one.before}</s>{" "}
                      <b>{one.after === "" || one.after === null ? "struck out" : one.after}</b>
                      <small>
                        {who(one.by)}, {secondsAgo(one.at, now)}
                      </small>
                    </span>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </Section>
          <Section title="Reviewed" aside={reviewed.length > 0 ? count(reviewed.length, "range") : undefined}>
            {reviewed.length === 0 && <p className="faint">Nobody has listened and said so yet.</p>}
            <ul className={classes.list}>
              {reviewed
                .slice(-SHOWN)
                .toReversed()
                .map((one) => (
                  <li key={`${one.at}${one.start}`} className={classes.row}>
                    <span className="num">
                      {place(one.start)} to {place(one.end)}
                    </span>
                    <span className="faint">
                      reviewed by {who(one.by)}, {relative(one.at, now)}
                    </span>
                  </li>
                ))}
            </ul>
          </Section>
        </>
      )}
      {not_heard.length > 0 && (
        <Section title="Not heard" aside={<Badge data-tone="review">a person listens</Badge>}>
          <ul className={classes.list}>
            {not_heard.slice(0, SHOWN).map((gap) => (
              <li key={`${gap.channel}${gap.start}`}>
                <UnstyledButton
                  className={classes.go}
                  onClick={() => onGo(`gap-${gap.channel}-${gap.start}`, gap.start)}
                >
                  <span className="num faint">{place(gap.start)}</span>
                  <span>
                    {sideName(gap.channel)}, {Math.max(1, Math.round(gap.end - gap.start))} s
                    <small>{whyNotHeard(gap.why)}</small>
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {possible.length > 0 && (
        <Section title="Possible: listen" aside="guesses, not findings">
          <ul className={classes.list}>
            {possible.slice(0, SHOWN).map((one) => (
              <li key={one.id}>
                <UnstyledButton className={classes.go} onClick={() => onGo(`possible-${one.id}`, one.start)}>
                  <span className="num faint">{place(one.start)}</span>
                  <span className="faint">
                    {one.family.replaceAll("_", " ")}
                    <small>{sideName(one.channel)}; the transcript has other words here</small>
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {masks.length > 0 && (
        <Section title="Hidden">
          <ul className={classes.list}>
            {masks.slice(0, SHOWN).map((mask) => (
              <li key={mask.id}>
                <UnstyledButton className={classes.go} onClick={() => onGo(mask.segment.id, mask.start)}>
                  <span className="num faint">{place(mask.start)}</span>
                  <span>
                    {maskName(mask.kind)}
                    <small>{mask.liftable ? "can be shown, with a reason" : "kept nowhere"}</small>
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </section>
  );
});
