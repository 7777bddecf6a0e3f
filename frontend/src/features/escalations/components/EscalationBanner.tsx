import { Button, Kbd } from "@mantine/core";
import {
  IconAlertTriangle,
  IconHeadphones,
  IconInfoCircle,
  IconVolume,
  IconVolumeOff,
} from "@tabler/icons-react";
import { Link, useNavigate } from "react-router";
import { useMe } from "@/api/me";
import { sentenceOf } from "@/api/problem";
import type { Escalation } from "@/api/types";
import { useFunctionKeys } from "@/ui/functionKeys";
import { acknowledge } from "../api/acknowledge";
import { reach } from "../api/reach";
import { partOf } from "../asked";
import { listenTo } from "../listening";
import { categoryName, holderName, WHY_PASSED } from "../names";
import { Countdown } from "./Countdown";
import classes from "./EscalationBanner.module.css";
import { Ladder } from "./Ladder";
import { useAct } from "./useAct";
import type { Sounding } from "./useAlarmSound";
import { Words } from "./Words";

interface Props {
  readonly escalation: Escalation;
  readonly others: number;
  readonly sounding: Sounding;
}

/** What must be answered now, over any screen: the exact words first, then who answers, and one white button. */
export function EscalationBanner({ escalation, others, sounding }: Props) {
  const me = useMe();
  const navigate = useNavigate();
  const { act, isPending, error, of } = useAct();
  const part = partOf(escalation, me);
  const mine = part === "owner";
  const press = () => act(escalation, mine ? reach : acknowledge);
  const where = listenTo(escalation);
  const listen = where === null ? {} : { F4: () => void navigate(where) };
  useFunctionKeys({ ...listen, ...(mine ? { F6: press } : part === "asked" ? { F2: press } : {}) });
  const alarm = escalation.next_alarm;
  const Icon = escalation.urgency === "emergency" ? IconAlertTriangle : IconInfoCircle;
  return (
    <section
      className={classes.banner}
      role="alert"
      aria-label="Escalation"
      data-urgency={escalation.urgency}
    >
      <div className={classes.said}>
        <p className={classes.why}>
          <Icon size={16} stroke={1.75} aria-hidden />
          <b>{headOf(escalation, part)}</b>
        </p>
        <Words call={escalation.call} words={escalation.words} />
        {escalation.passed_on_why !== "" && !mine && (
          <p className={classes.passed}>{WHY_PASSED[escalation.passed_on_why]}</p>
        )}
        {error !== null && of === escalation.id && <p className={classes.refused}>{sentenceOf(error)}</p>}
      </div>
      {alarm !== null && (
        <Countdown
          alarm={alarm}
          since={escalation.acknowledged_at ?? escalation.raised_at}
          calm={escalation.urgency === "same_day"}
        />
      )}
      {!mine && <Ladder escalation={escalation} me={me.name} />}
      <div className={classes.acts}>
        {part === "unanswered" ? (
          <p className={classes.away}>Not yours to take: find somebody who is asked.</p>
        ) : (
          <Button className={classes.answer ?? ""} loading={isPending} onClick={press}>
            {mine ? (
              <>
                I have the caller <Kbd>F6</Kbd>
              </>
            ) : (
              <>
                Acknowledge <Kbd>F2</Kbd>
              </>
            )}
          </Button>
        )}
        <div className={classes.more}>
          <Link className={classes.quiet} to={`/escalations/${escalation.id}`}>
            Open{others > 0 && `, ${others} more`}
          </Link>
          {where !== null && (
            <Link
              className={classes.quiet}
              to={where}
              aria-label="Listen F4, from ten seconds before the words"
              title="From ten seconds before the words"
            >
              <IconHeadphones size={14} stroke={1.75} aria-hidden />
              Listen <Kbd>F4</Kbd>
            </Link>
          )}
          {!mine && <Mute sounding={sounding} />}
        </div>
      </div>
    </section>
  );
}

function Mute({ sounding: { muted, mute, silent } }: { sounding: Sounding }) {
  const Icon = muted || silent ? IconVolumeOff : IconVolume;
  return (
    <button type="button" className={classes.quiet} onClick={() => mute(!muted)}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {muted ? "Sound on" : silent ? "Click for sound" : "Mute sound"}
    </button>
  );
}

function headOf(escalation: Escalation, part: ReturnType<typeof partOf>): string {
  const what = categoryName(escalation.category).toLowerCase();
  const practice = escalation.mode === "practice" ? "Practice. " : "";
  if (part === "owner")
    return `${practice}Yours: ${what}. Reach the caller${escalation.dropped_at === null ? "" : ": the line dropped"}.`;
  if (part === "unanswered") return `${practice}Nobody has answered: ${what}.`;
  const now = escalation.urgency === "emergency" ? "Now" : "Today";
  return `${practice}${now}: ${what}. The ${holderName(escalation.answering)} is asked.`;
}
