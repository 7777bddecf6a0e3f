import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sentenceOf } from "@/api/problem";
import { COUNTS } from "@/api/rows";
import type { Proposal } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { shortTime } from "@/ui/times";
import { accept, dismiss } from "../api/answer";
import { proposalsKey } from "../api/listProposals";
import { cueName, DISMISSALS, type Dismissal, WHAT } from "../names";
import classes from "./ProposalNote.module.css";

interface Props {
  readonly proposal: Proposal;
  readonly call: string;
  readonly mayAct: boolean;
}

/** Repeated contact: what is proposed, the quotes that say so, and a person's yes or no. */
export function ProposalNote({ proposal, call, mayAct }: Props) {
  const now = useNow();
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (send: () => Promise<Proposal>) => send(),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: proposalsKey(call) });
      void queries.invalidateQueries({ queryKey: COUNTS });
    },
  });
  return (
    <Section title="Proposed" aside="repeated contact">
      <p>
        <b className="strong">{WHAT[proposal.what]}.</b>{" "}
        <span className="dim">Cues in {proposal.calls.length} calls of this patient; no finding.</span>
      </p>
      <ul className={classes.quotes}>
        {proposal.quotes.map((quote) => (
          <li key={quote.cue}>
            {quote.words === null ? "The words are not there any more." : `“${quote.words}”`}
            <small className="dim">
              {cueName(quote.kind)}, {shortTime(quote.at, now)}
            </small>
          </li>
        ))}
      </ul>
      {mayAct && (
        <div className={classes.row}>
          <Button loading={answer.isPending} onClick={() => answer.mutate(() => accept(proposal))}>
            Open the callback
          </Button>
          {(Object.keys(DISMISSALS) as Dismissal[]).map((why) => (
            <Button
              key={why}
              size="compact-sm"
              variant="subtle"
              onClick={() => answer.mutate(() => dismiss(proposal, why))}
            >
              {DISMISSALS[why]}
            </Button>
          ))}
        </div>
      )}
      {answer.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(answer.error)}
        </p>
      )}
    </Section>
  );
}
