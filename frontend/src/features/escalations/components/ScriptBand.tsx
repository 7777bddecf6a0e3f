import { Button, Kbd } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sentenceOf } from "@/api/problem";
import type { Escalation } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { clockTime, zoneName } from "@/ui/times";
import { OPEN } from "../api/listOpen";
import { scriptSpoken } from "../api/scriptSpoken";
import { scriptName, versionNumber } from "../names";
import classes from "./ScriptBand.module.css";

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
          <Button size="compact-sm" disabled={!mayAct} loading={spoken.isPending} onClick={press}>
            Confirm it was spoken <Kbd>F3</Kbd>
          </Button>
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
