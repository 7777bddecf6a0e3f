import { Anchor, Skeleton } from "@mantine/core";
import { Link } from "react-router";
import { sentenceOf } from "@/api/problem";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { clockTime, dayName, length } from "@/ui/times";
import { count } from "@/ui/words";
import { useCall } from "../api/getCall";
import { consentOf, howItEnded, recordingOf } from "../sentences";

/** The call that an item came from, in two lines. */
export function CallBrief({ id, linked = true }: { id: string | null; linked?: boolean }) {
  const now = useNow();
  const { data: call, error } = useCall(id);
  if (error !== null)
    return (
      <Section title="The call">
        <p className="faint">{sentenceOf(error)}</p>
      </Section>
    );
  if (call === undefined)
    return (
      <Section title="The call">
        <Skeleton height={36} />
      </Section>
    );
  const when = `${dayName(call.offered_at, now)}, ${clockTime(call.offered_at)}`;
  return (
    <Section title="The call" aside={call.seconds === null ? when : `${when} · ${length(call.seconds)}`}>
      <p>
        {howItEnded(call)}. {recordingOf(call)}. Consent: {consentOf(call).toLowerCase()}.
        {call.gaps > 0 && ` ${count(call.gaps, "gap")} while the phone system was out of reach.`}
      </p>
      {linked && (
        <p>
          <Anchor component={Link} to={`/calls/${call.id}/transcript`} size="sm">
            Its words
          </Anchor>
          {" · "}
          <Anchor component={Link} to={`/calls/${call.id}/timeline`} size="sm">
            Its timeline
          </Anchor>
        </p>
      )}
    </Section>
  );
}
