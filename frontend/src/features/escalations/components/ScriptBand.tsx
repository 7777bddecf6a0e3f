import { Button, Kbd } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sentenceOf } from "@/api/problem";
import type { Escalation } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { clockTime, place, zoneName } from "@/ui/times";
import { OPEN } from "../api/listOpen";
import { scriptSpoken } from "../api/scriptSpoken";
import { scriptName, versionNumber } from "../names";
import classes from "./ScriptBand.module.css";
import { useSecond } from "./useSecond";

/** How long there is to say it, or how late it is: the caller waits meanwhile. */
function SayBy({ at }: { at: string }) {
  const left = Math.ceil((Date.parse(at) - useSecond()) / 1000);
  if (left > 0) return <b className="num">within {place(left)}</b>;
  return <b className="num t-now">not said yet, {place(-left)} late</b>;
}

/** What whoever has the caller says now, word for word, and the key that says it was spoken. */
export function ScriptBand({ escalation, mayAct }: { escalation: Escalation; mayAct: boolean }) {
  const queries = useQueryClient();
  const { script } = escalation;
  const spoken = useMutation({
    mutationFn: () => scriptSpoken(escalation),
    onSuccess: () => void queries.invalidateQueries({ queryKey: OPEN }),
  });
  const press = () => {
    if (mayAct && !spoken.isPending) spoken.mutate();
  };
  useFunctionKeys({ F3: press });
  const waits = escalation.dropped_at === null && escalation.reached_at === null;
  const told = escalation.told.findLast((one) => one.script === script.name && one.at !== null);
  return (
    <section className={classes.say} aria-label="Script to speak">
      <div className={classes.label}>
        <b>Say this now</b>
        <span className="dim">
          {scriptName(script.name)}, v{versionNumber(script.version)}
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
              Confirm it was spoken <Kbd>F3</Kbd>
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
