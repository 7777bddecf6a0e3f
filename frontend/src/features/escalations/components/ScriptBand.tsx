import { Button, Kbd } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { sentenceOf } from "@/api/problem";
import type { Escalation } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { clockTime, place, zoneName } from "@/ui/times";
import { OPEN } from "../api/listOpen";
import { scriptSpoken } from "../api/scriptSpoken";
import { categoryName, scriptName, versionNumber } from "../names";
import { spokenOf } from "../scripts";
import classes from "./ScriptBand.module.css";
import { useSecond } from "./useSecond";

/** How long there is to say it, or how late it is: the caller waits meanwhile. */
function SayBy({ at }: { at: string }) {
  const left = Math.ceil((Date.parse(at) - useSecond()) / 1000);
  if (left > 0) return <b className="num">within {place(left)}</b>;
  return <b className="num t-now">not said yet, {place(-left)} late</b>;
}

interface Props {
  readonly escalation: Escalation;
  readonly mayAct: boolean;
  /** Who is on the line, where the page does not say it. */
  readonly caller?: ReactNode;
  /** Of several bands one has the key. */
  readonly keyed?: boolean;
}

/** What whoever has the caller says now, word for word, and the key that says it was spoken. */
export function ScriptBand({ escalation, mayAct, caller, keyed = true }: Props) {
  const queries = useQueryClient();
  const { script } = escalation;
  const spoken = useMutation({
    mutationFn: () => scriptSpoken(escalation),
    onSuccess: () => void queries.invalidateQueries({ queryKey: OPEN }),
  });
  const press = () => {
    if (mayAct && !spoken.isPending) spoken.mutate();
  };
  useFunctionKeys(keyed ? { F3: press } : {});
  const waits = escalation.dropped_at === null && escalation.reached_at === null;
  const told = spokenOf(escalation);
  return (
    <section className={classes.say} aria-label="Script to speak">
      <div className={classes.label}>
        <b>Say this now</b>
        {caller}
        <span className="dim">
          {categoryName(escalation.category)}: {scriptName(script.name)}, v{versionNumber(script.version)}
        </span>
      </div>
      <blockquote lang={script.language}>“{script.text}”</blockquote>
      <div className={classes.spoken}>
        {told?.at != null ? (
          <span className={`${classes.done} num`}>
            <IconCheck size={14} stroke={2} aria-hidden />
            Spoken {clockTime(told.at)} {zoneName()}
            {told.by !== "" && `, ${told.by}`}
          </span>
        ) : (
          <>
            {waits && script.say_by !== null && <SayBy at={script.say_by} />}
            <Button size="compact-sm" disabled={!mayAct} loading={spoken.isPending} onClick={press}>
              Confirm it was spoken {keyed && <Kbd>F3</Kbd>}
            </Button>
          </>
        )}
        {spoken.error !== null && (
          <span role="alert" className="t-now">
            {sentenceOf(spoken.error)}
          </span>
        )}
      </div>
    </section>
  );
}
