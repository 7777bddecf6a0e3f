import { Badge } from "@mantine/core";
import type { CallRouting } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Facts, Section } from "@/ui/Section";
import { place, shortTime } from "@/ui/times";
import { capital, count, dutyName } from "@/ui/words";
import { LANES, named } from "../names";
import { type Cue, CueList } from "./CueList";
import { OverrideBox } from "./OverrideBox";
import { ReasonBox } from "./ReasonBox";
import classes from "./RoutingPane.module.css";
import { TriggerList } from "./TriggerList";

interface PartProps {
  readonly routing: CallRouting;
  readonly mayAct: boolean;
}
interface Props extends PartProps {
  /** Asks to escalate the call over a cue; absent for who may not. */
  readonly onEscalate?: ((cue: Cue) => void) | undefined;
}

/** What the map says to do with the call, which words say so, and what was not heard. */
export function RoutingPane({ routing, mayAct, onEscalate }: Props) {
  if (routing.analysis !== "given")
    return (
      <>
        <Section title="What the map says">
          <p className="dim">
            {routing.analysis === "unknown"
              ? "The caller has not said yes to analysis: nothing is looked for in these words."
              : "The caller said no to analysis: nothing is looked for in these words."}{" "}
            A person decides.
          </p>
        </Section>
        {routing.triggers.length > 0 && <TriggerList routing={routing} />}
      </>
    );
  return (
    <>
      <LaneSection routing={routing} mayAct={mayAct} />
      <TriggerList routing={routing} />
      <ReasonBox routing={routing} mayAct={mayAct} />
      {routing.protected ? (
        <Section title="Cues">
          <p className="dim">A specially protected call: no cues are looked for.</p>
        </Section>
      ) : (
        <CueList routing={routing} mayAct={mayAct} onEscalate={onEscalate} />
      )}
      <Barriers routing={routing} />
      <Section title="Heard" aside={heardUntil(routing)}>
        <p className="dim">{routing.heard.sentence}</p>
      </Section>
    </>
  );
}

const heardUntil = ({ heard }: CallRouting): string =>
  heard.until === null ? "" : `until ${place(heard.until)}`;

function LaneSection({ routing, mayAct }: PartProps) {
  const now = useNow();
  const { lane } = routing;
  return (
    <Section title="What the map says" aside={lane === null ? "" : shortTime(lane.at, now)}>
      {lane === null ? (
        <p className="dim">Nothing yet: until then a person has the call.</p>
      ) : (
        <>
          <div className={classes.lane}>
            <Badge data-tone={lane.lane === "human_only" ? "now" : undefined}>{LANES[lane.lane]}</Badge>
            {capital(lane.why[0]?.words ?? "")}
          </div>
          {lane.why.length > 1 && (
            <ul className={classes.why}>
              {lane.why.slice(1).map(({ code, words }) => (
                <li key={`${code}${words}`}>{capital(words)}</li>
              ))}
            </ul>
          )}
          <Facts
            items={[
              ["Queue", lane.queue_title],
              ["Owner", dutyName(lane.duty)],
              ["Backup", dutyName(lane.backup)],
              ...(lane.overridden_by === null
                ? []
                : [
                    [
                      "Put there by",
                      `${lane.overridden_by}: ${lane.override_reason ?? "destroyed"}`,
                    ] as const,
                  ]),
            ]}
          />
          {lane.script !== null && (
            <p className={classes.script} lang={lane.script.language}>
              “{lane.script.text}”{" "}
              <span className="faint">
                {named(lane.script.name.replace(/^script_/, ""))}, v{lane.script.version.split(".").at(-1)}
              </span>
            </p>
          )}
        </>
      )}
      {mayAct && <OverrideBox routing={routing} />}
    </Section>
  );
}

function Barriers({ routing: { barriers } }: { routing: CallRouting }) {
  if (barriers.length === 0) return null;
  return (
    <Section title="What may keep them from care" aside={count(barriers.length, "proposal")}>
      <ul className={classes.found}>
        {barriers.map((one) => (
          <li key={one.id}>
            <time className="num">{place(one.start)}</time>
            <span>
              {one.words === null ? "The words were destroyed" : `“${one.words}”`}
              <small className="dim">{named(one.kind)}: a proposal, ask</small>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
