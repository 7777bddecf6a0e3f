import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMe } from "@/api/me";
import { sentenceOf } from "@/api/problem";
import type { Handoff } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Facts, Section } from "@/ui/Section";
import { place, shortTime } from "@/ui/times";
import { capital, dutyName } from "@/ui/words";
import { accept } from "../api/accept";
import { handoffsKey, useHandoffs } from "../api/listHandoffs";
import classes from "./HandoffPane.module.css";

/** Everything that whoever takes the call must know, so that nobody replays it; and a way to take it. */
export function HandoffPane({ call, mayAct }: { call: string; mayAct: boolean }) {
  const { data: handoffs = [], error } = useHandoffs(call);
  if (error !== null)
    return (
      <Section title="Handed over">
        <p className="faint">{sentenceOf(error)}</p>
      </Section>
    );
  return handoffs.map((one) => <OneHandoff key={one.id} handoff={one} mayAct={mayAct} />);
}

function OneHandoff({ handoff, mayAct }: { handoff: Handoff; mayAct: boolean }) {
  const now = useNow();
  const { said, why, owner, accepted_at: at } = handoff;
  return (
    <Section title={`Handed over: ${handoff.queue_title}`} aside={shortTime(handoff.prepared_at, now)}>
      {said !== null && (
        <p className={classes.said}>
          <span className="num faint">{place(said.start)}</span>{" "}
          <b>{said.words === null ? "The words were destroyed" : `“${said.words}”`}</b>
        </p>
      )}
      <Facts
        items={[
          ["Patient", handoff.identity === "confirmed" ? "Confirmed" : "Not confirmed"],
          ...(handoff.request === null
            ? []
            : [["Asks for", capital(handoff.request.replaceAll("_", " "))] as const]),
          ...(why.length === 0 ? [] : [["Why", capital(why.map(({ words }) => words).join("; "))] as const]),
          ["Tried", capital(handoff.next_step_words)],
          ["Was told", handoff.told.length === 0 ? "Nothing yet" : handoff.told.map(textName).join("; ")],
          ["For", `${dutyName(handoff.duty)}, then ${dutyName(handoff.backup).toLowerCase()}`],
          [
            "Accepted by",
            owner === null || at === null
              ? "Nobody yet"
              : `${owner}, ${shortTime(at, now)}${handoff.accepted_via === "escalation" ? ", by its escalation" : ""}`,
          ],
        ]}
      />
      {owner === null && mayAct && <Accept handoff={handoff} />}
    </Section>
  );
}

/** script_emergency.en.3 is version 3 of the emergency script; what a phone system plays has its own names. */
const textName = (version: string): string => {
  const [, name, number] = /^(?:script_)?(.+)\.[a-z]+\.(\d+)$/.exec(version) ?? [];
  return name === undefined ? version : `${capital(name.replaceAll("_", " "))}, v${number}`;
};

/** Whoever has its duty takes it; who has not reads whose it is. */
function Accept({ handoff }: { handoff: Handoff }) {
  const me = useMe();
  const queries = useQueryClient();
  const key = handoffsKey(handoff.call);
  const taken = useMutation({
    mutationFn: () => accept(handoff),
    onSuccess: (after) =>
      queries.setQueryData<Handoff[]>(key, (known) =>
        known?.map((one) => (one.id === after.id ? after : one)),
      ),
    onError: () => void queries.invalidateQueries({ queryKey: key }),
  });
  const duties: readonly string[] = me.duties;
  if (!duties.includes(handoff.duty) && !duties.includes(handoff.backup))
    return (
      <p className="faint">
        It is for {dutyName(handoff.duty).toLowerCase()} or {dutyName(handoff.backup).toLowerCase()} to
        accept.
      </p>
    );
  return (
    <div className={classes.row}>
      <Button loading={taken.isPending} onClick={() => taken.mutate()}>
        Accept the call
      </Button>
      {taken.error !== null && (
        <span role="alert" className="t-now">
          {sentenceOf(taken.error)}
        </span>
      )}
    </div>
  );
}
