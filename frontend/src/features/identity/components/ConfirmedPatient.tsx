import { Badge, Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { CallIdentity } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Facts } from "@/ui/Section";
import { shortTime } from "@/ui/times";
import { phone } from "@/ui/words";
import { birthDate, IDENTIFIERS, recordNumber, SPEAKERS } from "../names";
import classes from "./identity.module.css";
import { TakeBackBox } from "./TakeBackBox";

interface Props {
  readonly one: CallIdentity["confirmed"][number];
  readonly identity: CallIdentity;
  readonly mayAct: boolean;
  readonly followup: string | null;
}

const CHARTS = {
  merged: "The EHR merged this chart into another since: look whose call it is.",
  parted: "The EHR parted another chart from this one since: look whose call it is.",
} as const;

/** A patient of the call: by what, by whom, who speaks, and what that one may. */
export function ConfirmedPatient({ one, identity, mayAct, followup }: Props) {
  const now = useNow();
  const [asking, ask] = useState(false);
  const by = one.identifiers.map((kind) => IDENTIFIERS[kind].toLowerCase()).join(", ");
  const { authority, contact } = one;
  return (
    <div className={classes.person}>
      <p className={classes.name}>{one.name ?? "The name was destroyed"}</p>
      <div className={classes.row}>
        <Badge data-tone="ok" leftSection={<IconCheck size={13} aria-hidden />}>
          Confirmed: {by}
        </Badge>
        {one.about !== "" && <span className="dim">for: {one.about}</span>}
      </div>
      <ul className={classes.may} aria-label="What the speaker may">
        {authority.may.map((sentence) => (
          <li key={sentence} className={authority.standing === "none" ? "t-review" : ""}>
            {sentence}
          </li>
        ))}
      </ul>
      {contact !== null && (
        <p className={classes.wish}>
          <b>Confidential communication.</b> {contact.wish}{" "}
          {contact.numbers.length > 0 && `Call ${contact.numbers.map(phone).join(" or ")} only. `}
          {contact.messages ? "" : "Leave no message."}
        </p>
      )}
      {one.chart !== "as_confirmed" && <p className={classes.wish}>{CHARTS[one.chart]}</p>}
      <Facts
        items={[
          [
            "Record",
            <span key="mrn" className="num">
              {recordNumber(one.mrn)}
            </span>,
          ],
          ...(one.birth_date === null ? [] : [["Born", birthDate(one.birth_date)] as const]),
          ["Who speaks", spoken(one)],
          ...(authority.source === "" ? [] : [["Authority", authorityOf(one)] as const]),
          ["Confirmed", `${one.by}, ${shortTime(one.at, now)}`],
        ]}
      />
      {mayAct &&
        (asking ? (
          <TakeBackBox link={one.id} identity={identity} followup={followup} onLeave={() => ask(false)} />
        ) : (
          <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => ask(true)}>
            Take this back
          </Button>
        ))}
    </div>
  );
}

function spoken({ speaker, speaker_name, organization }: Props["one"]): string {
  const name = [speaker_name, organization].filter((part) => part !== "").join(", ");
  return name === "" ? SPEAKERS[speaker] : `${SPEAKERS[speaker]}: ${name}`;
}

function authorityOf({ authority: { source, valid_until } }: Props["one"]): string {
  return valid_until === null ? source : `${source}, until ${birthDate(valid_until)}`;
}
