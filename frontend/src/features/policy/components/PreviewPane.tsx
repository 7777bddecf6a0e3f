import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { PolicyDocument, PolicyPreview } from "@/api/types";
import { Section } from "@/ui/Section";
import { Trouble } from "@/ui/Trouble";
import { PromptsPane } from "./PromptsPane";
import { RolloutForm } from "./RolloutForm";
import { RosterCalendar } from "./RosterCalendar";
import { Signatures } from "./Signatures";

interface Props {
  readonly document: PolicyDocument;
  readonly query: UseQueryResult<PolicyPreview>;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** What a text means: prompts as they are heard, the roster's calendar, the rollout as a form. */
export function PreviewPane({ document, query, text, onChange }: Props) {
  const { data, error, refetch } = query;
  if (error !== null) return <Trouble error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={200} m="lg" />;
  const isRoster = document.name === "roster" || document.name === "hours";
  const nothing = data.prompts.length === 0 && data.modes.length === 0 && data.days.length === 0;
  return (
    <>
      {nothing && (
        <Section title="Preview">
          <p className="dim">It cannot be shown while it has problems: they stand under Check.</p>
        </Section>
      )}
      {data.prompts.length > 0 && <PromptsPane prompts={data.prompts} />}
      {data.modes.length > 0 && (
        <RolloutForm modes={data.modes} text={text} readOnly={!document.may_propose} onChange={onChange} />
      )}
      {document.signatures.length > 0 && <Signatures document={document} />}
      {isRoster && !nothing && <RosterCalendar preview={data} />}
    </>
  );
}
