import { Button, Kbd, Textarea } from "@mantine/core";
import { useState } from "react";
import { useMe } from "@/api/me";
import { sentenceOf } from "@/api/problem";
import type { Escalation, EscalationWhole } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { Section } from "@/ui/Section";
import { acknowledge } from "../api/acknowledge";
import { confirm } from "../api/confirm";
import { type Decision, decide } from "../api/decide";
import { dismiss } from "../api/dismiss";
import type { Order } from "../api/order";
import { reach } from "../api/reach";
import { recordTry, type TryOutcome } from "../api/recordTry";
import { resolve } from "../api/resolve";
import { partOf } from "../asked";
import { DECISIONS, TRIES } from "../names";
import { notYoursToJudge, notYoursToTake } from "../rights";
import classes from "./ActsPane.module.css";
import { useAct } from "./useAct";

const keysOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[];

/** What can be done with it now, in the order in which it is done. What may not be is refused by the server, in words. */
export function ActsPane({ escalation }: { escalation: EscalationWhole }) {
  const me = useMe();
  const { act, isPending, error } = useAct();
  const [note, setNote] = useState("");
  const give = (order: Order) => act(escalation, order);
  const part = partOf(escalation, me);
  const notToTake = notYoursToTake(escalation, me);
  const notToJudge = notYoursToJudge(escalation, me);
  const waits = escalation.state === "unacknowledged";
  const over = escalation.state === "resolved";
  const unreached = escalation.reached_at === null && !over && escalation.state !== "dismissed";
  // The banner has the same keys while it is up.
  useFunctionKeys(waits && part === "none" && notToTake === null ? { F2: () => give(acknowledge) } : {});
  if (over) return null;
  const words = (
    <Textarea
      aria-label="In your own words"
      placeholder="In your own words: what the caller said, or why it need not have been escalated"
      autosize
      minRows={3}
      maxLength={2000}
      value={note}
      onChange={(event) => setNote(event.currentTarget.value)}
    />
  );

  return (
    <div className={classes.acts}>
      {notToTake !== null && <p className="dim">{notToTake}</p>}
      {waits && notToTake === null && (
        <Button variant="filled" loading={isPending} onClick={() => give(acknowledge)}>
          Acknowledge <Kbd>F2</Kbd>
        </Button>
      )}
      {unreached && (
        <Unreached
          escalation={escalation}
          give={give}
          note={note}
          waits={waits}
          mayTake={notToTake === null}
          notToDecide={notToJudge}
        />
      )}
      <Section title={escalation.judged === null ? "Was it right to escalate?" : "Your words"}>
        {escalation.judged === null && notToJudge !== null ? (
          <p className="dim">{notToJudge}</p>
        ) : escalation.judged === null ? (
          <>
            {words}
            <div className={classes.row}>
              <Button onClick={() => give(confirm(note.trim()))}>It was right</Button>
              <Button disabled={note.trim() === ""} onClick={() => give(dismiss(note.trim()))}>
                It need not have been
              </Button>
            </div>
            {note.trim() === "" && <p className="faint">To dismiss it, write why.</p>}
          </>
        ) : escalation.judged.appropriate && escalation.judged.note === null && notToJudge === null ? (
          <>
            {words}
            <div className={classes.row}>
              <Button disabled={note.trim() === ""} onClick={() => give(confirm(note.trim()))}>
                Add your words
              </Button>
            </div>
          </>
        ) : (
          <p className="dim">
            Judged. It is resolved when the caller was reached, or you decided what to do.
          </p>
        )}
      </Section>
      {notToTake === null && (
        <div className={classes.row}>
          <Button variant={resolvable(escalation) ? "filled" : "default"} onClick={() => give(resolve)}>
            Resolve
          </Button>
          {!resolvable(escalation) && <span className="faint">{missing(escalation)}</span>}
        </div>
      )}
      {error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(error)}
        </p>
      )}
    </div>
  );
}

interface UnreachedProps {
  readonly escalation: Escalation;
  readonly give: (order: Order) => void;
  readonly note: string;
  readonly waits: boolean;
  readonly mayTake: boolean;
  /** Whose the decision is, where not this person's. */
  readonly notToDecide: string | null;
}

function Unreached({ escalation, give, note, waits, mayTake, notToDecide }: UnreachedProps) {
  const decides = escalation.next_alarm?.what === "decide" || escalation.tries.length > 0;
  return (
    <Section title="Reach the caller" aside={escalation.dropped_at === null ? "" : "the line dropped"}>
      {mayTake && (
        <Button variant={waits ? "default" : "filled"} onClick={() => give(reach)}>
          I have the caller <Kbd>F6</Kbd>
        </Button>
      )}
      <p className={classes.label}>A try was in vain</p>
      <div className={classes.row}>
        {keysOf(TRIES).map((outcome: TryOutcome) => (
          <Button key={outcome} size="compact-sm" onClick={() => give(recordTry(outcome))}>
            {TRIES[outcome]}
          </Button>
        ))}
      </div>
      {decides && (
        <>
          <p className={classes.label}>A clinician decides. Ringback does none of this itself.</p>
          {notToDecide !== null ? (
            <p className="dim">{notToDecide}</p>
          ) : (
            <div className={classes.row}>
              {keysOf(DECISIONS).map((decision: Decision) => (
                <Button key={decision} size="compact-sm" onClick={() => give(decide(decision, note.trim()))}>
                  {DECISIONS[decision]}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
    </Section>
  );
}

const resolvable = ({ judged, reached_at, decided, state }: Escalation): boolean =>
  judged !== null && (reached_at !== null || decided !== null || state === "dismissed");

const missing = ({ judged }: Escalation): string =>
  judged === null
    ? "First say whether it was right to escalate: this is what is counted."
    : "First reach the caller, or record what was decided.";
