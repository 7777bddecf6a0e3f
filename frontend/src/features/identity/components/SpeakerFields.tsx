import { NativeSelect, TextInput } from "@mantine/core";
import type { Confirmation, Interprets, Matter, Speaker } from "../api/confirm";
import { INTERPRETS, MATTERS, PROXIES, SPEAKERS } from "../names";
import classes from "./identity.module.css";

export interface Speaks {
  readonly speaker: Speaker;
  readonly name: string;
  readonly organization: string;
  readonly matter: Matter;
  readonly interprets: Interprets;
}
export const THE_PATIENT: Speaks = {
  speaker: "self",
  name: "",
  organization: "",
  matter: "scheduling",
  interprets: "professional",
};

/** What of it is to be sent: only what belongs to who speaks. */
export function speaksOf({
  speaker,
  name,
  organization,
  matter,
  interprets,
}: Speaks): Partial<Confirmation> & {
  speaker: Speaker;
} {
  return {
    speaker,
    speaker_name: speaker === "self" ? "" : name.trim(),
    organization: speaker === "professional" ? organization.trim() : "",
    matter: PROXIES.has(speaker) ? matter : null,
    interprets: speaker === "interpreter" ? interprets : null,
  };
}

interface Props {
  readonly speaks: Speaks;
  readonly onChange: (speaks: Speaks) => void;
}
const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** Who speaks. What a proxy may is looked up in the chart by name: it is never taken from here. */
export function SpeakerFields({ speaks, onChange }: Props) {
  const set = (changed: Partial<Speaks>) => onChange({ ...speaks, ...changed });
  const proxy = PROXIES.has(speaks.speaker);
  return (
    <>
      <div className={classes.pair}>
        <NativeSelect
          label="Who speaks"
          value={speaks.speaker}
          data={options(SPEAKERS)}
          onChange={(event) => set({ speaker: event.currentTarget.value as Speaker })}
        />
        {speaks.speaker !== "self" && (
          <TextInput
            label={proxy ? "The speaker’s full name" : "The speaker’s name, if said"}
            autoComplete="off"
            maxLength={200}
            value={speaks.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </div>
      {proxy && (
        <NativeSelect
          label="What the call is about"
          value={speaks.matter}
          data={options(MATTERS)}
          onChange={(event) => set({ matter: event.currentTarget.value as Matter })}
        />
      )}
      {speaks.speaker === "professional" && (
        <TextInput
          label="For which laboratory, pharmacy or hospital"
          autoComplete="off"
          maxLength={200}
          value={speaks.organization}
          onChange={(event) => set({ organization: event.currentTarget.value })}
        />
      )}
      {speaks.speaker === "interpreter" && (
        <NativeSelect
          label="Who interprets"
          value={speaks.interprets}
          data={options(INTERPRETS)}
          onChange={(event) => set({ interprets: event.currentTarget.value as Interprets })}
        />
      )}
    </>
  );
}
