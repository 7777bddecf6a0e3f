import { Badge } from "@mantine/core";
import { Link } from "react-router";
import type { EscalationWhole } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Facts, Section } from "@/ui/Section";
import { clockTime, fullTime, place, shortTime, zoneName } from "@/ui/times";
import { actorName, capital, count } from "@/ui/words";
import { listenTo, soundAt } from "../listening";
import {
  ALARMS,
  categoryName,
  DECISIONS,
  holderName,
  STATES,
  scriptName,
  TRIES,
  versionNumber,
} from "../names";
import { ActsPane } from "./ActsPane";
import classes from "./EscalationView.module.css";
import { Ladder } from "./Ladder";
import { Listen } from "./Listen";
import { SaidWhole } from "./SaidWhole";
import { ScriptBand } from "./ScriptBand";

interface Props {
  readonly escalation: EscalationWhole;
  readonly me: string;
  readonly mayAct: boolean;
}

/** One escalation whole: the words, what to say, who is asked, what was told and done, and what can be done now. */
export function EscalationView({ escalation, me, mayAct }: Props) {
  const open = escalation.state !== "resolved";
  return (
    <div className={classes.view}>
      <header className={classes.head}>
        <Badge data-tone={escalation.urgency === "emergency" ? "now" : "review"}>
          {categoryName(escalation.category)}
        </Badge>
        <h1>
          <SaidWhole call={escalation.call} said={escalation.words[0] ?? NOTHING} />
        </h1>
        <p className="dim num">
          {STATES[escalation.state]}. Raised {fullTime(escalation.raised_at)} {zoneName()}
          {escalation.raised_by !== "" && ` by ${escalation.raised_by}`}
        </p>
      </header>
      {open ? <ScriptBand escalation={escalation} mayAct={mayAct} /> : <div />}
      <div className={classes.panes}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
        <section className={classes.pane} aria-label="What was heard and who answers" tabIndex={0}>
          <Heard escalation={escalation} />
          <Section title="Who is asked" aside={escalation.owner?.name ?? ""}>
            <Ladder escalation={escalation} me={me} />
          </Section>
          <Clocks escalation={escalation} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
        <section className={classes.pane} aria-label="What to do" tabIndex={0}>
          {mayAct ? <ActsPane escalation={escalation} /> : <p className="dim">You read along.</p>}
          <Told escalation={escalation} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
        <section className={classes.pane} aria-label="History" tabIndex={0}>
          <Happened escalation={escalation} />
        </section>
      </div>
    </div>
  );
}

const NOTHING = {
  text: "",
  by: "",
  family: "",
  why: "",
  at: "",
  segment: null,
  channel: null,
  start: null,
  end: null,
} as const;

function Heard({ escalation }: { escalation: EscalationWhole }) {
  const { words, call } = escalation;
  return (
    <Section
      title="Words"
      aside={<Link to={listenTo(escalation) ?? `/calls/${call}/transcript`}>Transcript and sound</Link>}
    >
      <Listen escalation={escalation} />
      <ul className={classes.words}>
        {words.map((one) => (
          <li key={`${one.segment}${one.at}${one.family}`}>
            <time className="num">
              {one.start !== null && <Link to={soundAt(call, one.start)}>{place(one.start)}</Link>}
            </time>
            <span>
              <SaidWhole call={call} said={one} />
              <small className="dim">
                {categoryName(one.family)}: {one.why.replaceAll("_", " ")}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Clocks({ escalation }: { escalation: EscalationWhole }) {
  const { next_alarm: alarm, late, unanswered_at: unanswered } = escalation;
  return (
    <Section title="Clocks">
      <Facts
        items={[
          ["Backup", holderName(escalation.backup)],
          ["Queue", escalation.queue.replaceAll("_", " ")],
          ["Next", alarm === null ? "Nothing: it is over" : `${clockTime(alarm.at)} ${ALARMS[alarm.what]}`],
          ...(unanswered === null
            ? []
            : [["Nobody answered", `${clockTime(unanswered)}, round ${escalation.round}`] as const]),
          ...(late === 0 ? [] : [["Late", `an alarm rang ${late} s after its time`] as const]),
        ]}
      />
    </Section>
  );
}

function Told({ escalation }: { escalation: EscalationWhole }) {
  const { told, tries, decided, judged, notified } = escalation;
  const now = useNow();
  return (
    <>
      <Section title="The caller was told">
        {told.length === 0 && <p className="dim">Nothing yet.</p>}
        <ul className={classes.plain}>
          {told.map(({ script, version, at, by }) => (
            <li key={`${script}${at}`}>
              {capital(scriptName(script))}, v{versionNumber(version)}
              <small className="dim">
                {at === null ? "before it was raised" : shortTime(at, now)}
                {by !== "" && `, ${actorName(by)}`}
              </small>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Who was told" aside={count(notified.length, "notice")}>
        <ul className={classes.plain}>
          {notified.map((one) => (
            <li key={`${one.name}${one.channel}`}>
              {one.name === "" ? holderName(one.duty) : one.name}, {one.channel}
              <small className={one.outcome === "failed" ? "t-now" : "dim"}>
                {one.outcome === "failed" ? `failed: ${one.why.replaceAll("_", " ")}` : one.outcome}
                {one.times > 1 && `, ${one.times} times`}
              </small>
            </li>
          ))}
        </ul>
      </Section>
      {tries.length > 0 && (
        <Section title="Tries to call back" aside={count(tries.length, "try", "tries")}>
          <ul className={classes.plain}>
            {tries.map(({ at, outcome, by }) => (
              <li key={at}>
                {TRIES[outcome]}
                <small className="dim">
                  {shortTime(at, now)}, {by}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {decided !== null && (
        <Section title="Decided" aside={decided.by}>
          <p>{DECISIONS[decided.decision]}</p>
          {decided.note !== null && <p className="dim">{decided.note}</p>}
        </Section>
      )}
      {judged !== null && (
        <Section title={judged.appropriate ? "It was right to escalate" : "Dismissed"} aside={judged.by}>
          <p className="dim">{judged.note ?? "Without words."}</p>
        </Section>
      )}
    </>
  );
}

function Happened({ escalation: { history } }: { escalation: EscalationWhole }) {
  const now = useNow();
  return (
    <Section title="History" aside={count(history.length, "event")}>
      <ol className={classes.plain}>
        {[...history].reverse().map(({ type, at, actor, summary }) => (
          <li key={`${at}${type}${summary}`}>
            {capital(summary)}
            <small className="dim num">
              {shortTime(at, now)}, {actorName(actor)}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
