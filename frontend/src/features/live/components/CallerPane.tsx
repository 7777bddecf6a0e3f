import { Badge } from "@mantine/core";
import { IconCheck, IconCircleDashed, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CallItem } from "@/api/types";
import { Facts, Section } from "@/ui/Section";
import { clockTime, zoneName } from "@/ui/times";
import { whoCalled } from "@/ui/words";
import { answerOf, recordedNow } from "../recorded";
import classes from "./CallerPane.module.css";

const PURPOSES = [
  ["recording", "Recording"],
  ["transcription", "Transcription"],
  ["analysis", "Analysis"],
] as const;

interface Props {
  readonly call: CallItem;
  /** Whose call it is, drawn by whoever knows patients. */
  readonly patient: ReactNode;
}

/** Who is on the line, whose call it is, what they said yes to, and what is kept right now. */
export function CallerPane({ call, patient }: Props) {
  const now = recordedNow(call);
  const notice = call.notice;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too
    <section className={classes.side} aria-label="Caller and consent" tabIndex={0}>
      <Section title="Caller" aside={`Line: ${call.line.name}`}>
        <p className={`${classes.number} num`}>{whoCalled(call)}</p>
        <div className={classes.chips}>
          <Badge>{call.direction === "inbound" ? "Called us" : "We called"}</Badge>
          {call.patients === 0 ? (
            <Badge data-tone="review">Identity not confirmed</Badge>
          ) : (
            <Badge data-tone="ok" leftSection={<IconCheck size={13} aria-hidden />}>
              {call.patients === 1 ? "Patient confirmed" : `${call.patients} patients confirmed`}
            </Badge>
          )}
        </div>
      </Section>
      {patient}
      <Section title="Recorded now">
        <p className={classes.recorded} data-state={now.state} role="status">
          <i aria-hidden />
          <span>
            <b>{now.words}</b>
            <span className="dim">{now.more}</span>
          </span>
        </p>
      </Section>
      <Section title="Notice and consent">
        <Facts
          items={[
            [
              "Notice",
              notice === null
                ? "Not played yet"
                : `Played ${clockTime(notice.at)} ${zoneName()}, ${languageName(notice.language)}`,
            ],
            ...PURPOSES.map(
              ([purpose, name]) => [name, <Answer key={purpose} answer={call.consent[purpose]} />] as const,
            ),
          ]}
        />
        <p className={`${classes.law} faint`}>A no at any moment wins, also one said to you.</p>
      </Section>
    </section>
  );
}

function Answer({ answer }: { answer: CallItem["consent"]["recording"] }) {
  const Icon = answer === "given" ? IconCheck : answer === "unknown" ? IconCircleDashed : IconX;
  return (
    <span className={classes.answer} data-answer={answer}>
      <Icon size={14} stroke={2} aria-hidden />
      {answerOf(answer)}
    </span>
  );
}

const languageName = (code: string): string =>
  new Intl.DisplayNames("en-US", { type: "language" }).of(code) ?? code;
