import { ActionIcon, Button, Kbd } from "@mantine/core";
import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import type { CallRouting } from "@/api/types";
import { Section } from "@/ui/Section";
import { place } from "@/ui/times";
import { voteCue } from "../api/voteCue";
import { named } from "../names";
import classes from "./RoutingPane.module.css";
import { useSaid } from "./useSaid";

export type Cue = CallRouting["cues"][number];

interface Props {
  readonly routing: CallRouting;
  readonly mayAct: boolean;
  /** A cue escalates nothing: it offers a person to. The newest has the key. */
  readonly onEscalate: ((cue: Cue) => void) | undefined;
}

/** Signs in the conversation, each with its quote, a vote on whether it helped, and a way to escalate. */
export function CueList({ routing, mayAct, onEscalate }: Props) {
  const said = useSaid(routing.id);
  if (routing.cues.length === 0) return null;
  return (
    <Section title="Cues" aside="cue, not a finding">
      <ul className={classes.found}>
        {routing.cues.map((cue) => (
          <li key={cue.id}>
            <time className="num">{place(cue.start)}</time>
            <span>
              {cue.words === null ? "The words were destroyed" : `“${cue.words}”`}
              <small className="dim">{named(cue.kind)}</small>
              {onEscalate !== undefined && (
                <Button size="compact-sm" mt={4} onClick={() => onEscalate(cue)}>
                  Escalate{cue === routing.cues.at(-1) && <Kbd>E</Kbd>}
                </Button>
              )}
            </span>
            {mayAct && (
              <span>
                {[true, false].map((useful) => {
                  const Icon = useful ? IconThumbUp : IconThumbDown;
                  return (
                    <ActionIcon
                      key={String(useful)}
                      size={24}
                      variant={cue.voted === useful ? "light" : "subtle"}
                      aria-label={useful ? "This cue was useful" : "This cue was not useful"}
                      aria-pressed={cue.voted === useful}
                      onClick={() => said.mutate(() => voteCue(routing.id, cue.id, useful))}
                    >
                      <Icon size={14} stroke={1.75} />
                    </ActionIcon>
                  );
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
