import { SegmentedControl } from "@mantine/core";
import type { PolicyPreview } from "@/api/types";
import { Section } from "@/ui/Section";
import { capabilityName, MODE_MEANS, MODES, type Mode } from "../names";
import { withMode } from "../rollout";
import classes from "./RolloutForm.module.css";

interface Props {
  readonly modes: PolicyPreview["modes"];
  readonly text: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** How far each thing has come, everywhere; what single queues have of their own is said below. */
export function RolloutForm({ modes, text, readOnly, onChange }: Props) {
  const everywhere = modes.filter(({ queue }) => queue === null);
  const queues = modes.filter(({ queue }) => queue !== null);
  return (
    <Section title="Everywhere">
      <div className={classes.form}>
        {everywhere.map((one) => (
          <div key={one.capability} className={classes.row}>
            <span>
              {capabilityName(one)}
              <small className="dim">
                {MODE_MEANS[one.mode as Mode]}
                {one.mode !== one.before && `, now ${one.before}`}
              </small>
            </span>
            <SegmentedControl
              size="xs"
              aria-label={capabilityName(one)}
              disabled={readOnly || withMode(text, one.capability, "assist") === null}
              value={one.mode}
              data={[...MODES]}
              onChange={(mode) => onChange(withMode(text, one.capability, mode as Mode) ?? text)}
            />
          </div>
        ))}
      </div>
      {queues.length > 0 && (
        <ul className={classes.queues}>
          {queues.map((one) => (
            <li key={`${one.queue}/${one.capability}`}>
              Queue {one.queue?.replaceAll("_", " ")}: {capabilityName(one)} is {one.mode}
              {one.mode !== one.before && `, now ${one.before}`}
            </li>
          ))}
        </ul>
      )}
      <p className="faint">A queue that differs is written in the text, under queues.</p>
    </Section>
  );
}
