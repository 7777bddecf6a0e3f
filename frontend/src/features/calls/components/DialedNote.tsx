import { Button, Kbd } from "@mantine/core";
import { IconPhoneOutgoing } from "@tabler/icons-react";
import type { AttemptOutcome } from "@/api/types";
import { useNow } from "@/ui/clock";
import { useKeys } from "@/ui/keys";
import { relative } from "@/ui/times";
import { ATTEMPTS } from "@/ui/words";
import { useCall } from "../api/getCall";
import { howItWent } from "../sentences";
import classes from "./DialedNote.module.css";

interface Props {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly onLog: (outcome: AttemptOutcome) => void;
  readonly onAsk: () => void;
}

/**
 * A call that was placed and that nobody has logged. What the phone system says of it is offered; that it was
 * answered does not say by whom, so then a person says how it went.
 */
export function DialedNote({ id, by, at, onLog, onAsk }: Props) {
  const now = useNow();
  const { data: call } = useCall(id);
  const went = call === undefined ? null : howItWent(call);
  const proposed = went?.proposed ?? null;
  const log = () => {
    if (went === null || went.going) return;
    if (proposed === null) onAsk();
    else onLog(proposed);
  };
  useKeys({ y: log });
  const when = relative(at, now);
  return (
    <div className={classes.note} role="status">
      <IconPhoneOutgoing size={16} stroke={1.75} aria-hidden />
      <div>
        <b className="num">
          {by} called {when === "now" ? "just now" : when}
          {went !== null && `: ${went.words}`}
        </b>
        {went !== null && !went.going && (
          <div className={classes.offers}>
            <Button size="compact-sm" onClick={log}>
              {proposed === null ? "Log how it went" : `Log it: ${ATTEMPTS[proposed].toLowerCase()}`}{" "}
              <Kbd>Y</Kbd>
            </Button>
            {proposed !== null && (
              <Button size="compact-sm" variant="subtle" onClick={onAsk}>
                Something else
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
