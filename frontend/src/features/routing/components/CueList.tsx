import { ActionIcon } from "@mantine/core";
import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import type { CallRouting } from "@/api/types";
import { Section } from "@/ui/Section";
import { place } from "@/ui/times";
import { voteCue } from "../api/voteCue";
import { named } from "../names";
import classes from "./RoutingPane.module.css";
import { useSaid } from "./useSaid";

/** Signs in the conversation, each with its quote, and a vote on whether it helped. */
export function CueList({ routing, mayAct }: { routing: CallRouting; mayAct: boolean }) {
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
