import { NativeSelect } from "@mantine/core";
import { sentenceOf } from "@/api/problem";
import type { CallRouting } from "@/api/types";
import { Section } from "@/ui/Section";
import { correctReason } from "../api/correctReason";
import { likely, named, REASONS } from "../names";
import { useSaid } from "./useSaid";

/** What the call is about, who says so, and how to say it better. */
export function ReasonBox({ routing, mayAct }: { routing: CallRouting; mayAct: boolean }) {
  const said = useSaid(routing.id);
  const { reason } = routing;
  const source =
    reason === null
      ? "not known yet"
      : reason.corrected_by === null
        ? likely(reason.probability)
        : `said by ${reason.corrected_by}`;
  return (
    <Section title="Asks for" aside={source}>
      {mayAct ? (
        <NativeSelect
          aria-label="What the call is about"
          value={reason?.reason ?? ""}
          disabled={said.isPending}
          onChange={({ currentTarget: { value } }) => {
            if (value !== "" && value !== "unclear") said.mutate(() => correctReason(routing.id, value));
          }}
          data={[
            ...(reason === null ? [{ value: "", label: "Not known yet" }] : []),
            ...(reason?.reason === "unclear" ? [{ value: "unclear", label: "Unclear" }] : []),
            ...REASONS.map((value) => ({ value, label: named(value) })),
          ]}
        />
      ) : (
        <p>{reason === null ? "Not known yet" : named(reason.reason)}</p>
      )}
      {said.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(said.error)}
        </p>
      )}
    </Section>
  );
}
