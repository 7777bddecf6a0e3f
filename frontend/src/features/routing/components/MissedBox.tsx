import { Modal, NativeSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { FAMILIES, familyName } from "@/ui/families";
import { SaveOrLeave } from "@/ui/SaveOrLeave";
import { type Missed, markMissed, type Tier } from "../api/markMissed";
import classes from "./MissedBox.module.css";
import { useSaid } from "./useSaid";

const TIERS: readonly { value: Tier; label: string }[] = [
  { value: "now", label: "Now" },
  { value: "review", label: "Review" },
];
const LEADS_TO: Record<Tier, string> = {
  now: "Whoever has the duty is asked at once, as if the words had been found.",
  review: "A nurse is asked to look at them, as if the words had been found.",
};

interface Props {
  readonly call: string;
  readonly missed: Missed;
  readonly words: string;
  readonly onClose: () => void;
}

/** A person says that the machine missed words: what they are about, and whether somebody must act now. */
export function MissedBox({ call, missed, words, onClose }: Props) {
  const [family, setFamily] = useState("");
  const [tier, setTier] = useState<Tier>("now");
  const said = useSaid(call, onClose);
  return (
    <Modal opened onClose={onClose} title="This was urgent" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          said.mutate(() => markMissed(call, missed, family, tier));
        }}
      >
        <blockquote className={classes.words}>“{words}”</blockquote>
        <NativeSelect
          label="What it is about"
          size="xs"
          data-autofocus
          value={family}
          onChange={({ currentTarget: { value } }) => setFamily(value)}
          data={[
            { value: "", label: "Choose" },
            ...FAMILIES.map((value) => ({ value, label: familyName(value) })),
          ]}
        />
        <SegmentedControl
          className={classes.tier ?? ""}
          aria-label="How soon a person must act"
          value={tier}
          onChange={(value) => setTier(value as Tier)}
          data={[...TIERS]}
        />
        <p className="dim">{LEADS_TO[tier]}</p>
        <SaveOrLeave
          save="Save"
          missing={family === "" ? "Say what it is about." : null}
          saving={said}
          onLeave={onClose}
        />
      </form>
    </Modal>
  );
}
