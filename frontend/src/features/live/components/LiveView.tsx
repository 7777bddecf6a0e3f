import { Badge } from "@mantine/core";
import type { ReactNode } from "react";
import type { LiveState } from "@/api/live";
import { useMe } from "@/api/me";
import type { CallItem, Transcript } from "@/api/types";
import { Empty } from "@/ui/Empty";
import type { FoundWords } from "@/ui/said/found";
import { Marked } from "@/ui/said/Marked";
import { place } from "@/ui/times";
import { latencyOf } from "../latency";
import { CallerPane } from "./CallerPane";
import classes from "./LiveView.module.css";
import { LiveWords } from "./LiveWords";
import { RecordingBar } from "./RecordingBar";
import { useElapsed } from "./useElapsed";

interface Props {
  readonly call: CallItem;
  readonly transcript: Transcript;
  readonly link: LiveState;
  readonly transcriberAway: boolean;
  readonly head: ReactNode;
  /** Words that lead to something. */
  readonly found: readonly FoundWords[];
  /** Whose call it is. */
  readonly patient: ReactNode;
  /** What whoever has the caller must say now. */
  readonly band: ReactNode;
  /** What the words lead to. */
  readonly aside: ReactNode;
}

/** A call while it lasts: who, what was agreed to, what is kept, and the words as they come. */
export function LiveView({
  call,
  transcript,
  link,
  transcriberAway,
  head,
  found,
  patient,
  band,
  aside,
}: Props) {
  const { role } = useMe();
  const latency = latencyOf({ call, transcript, link, transcriberAway });
  const over = call.state === "ended";
  const elapsed = useElapsed(call);
  const none = transcript.segments.length === 0 && transcript.not_heard.length === 0;
  return (
    <>
      <div className={classes.head}>{head}</div>
      <div>{band}</div>
      <div className={classes.panes}>
        <CallerPane call={call} patient={patient} />
        <section className={classes.main} aria-labelledby="live-words">
          <div className={classes.title}>
            <h2 id="live-words">Words as they come</h2>
            {over ? (
              <Badge>Ended</Badge>
            ) : (
              <Badge data-tone="live" className="num">
                <i className={classes.dot} aria-hidden />
                Live {place(elapsed)}
              </Badge>
            )}
            <span role="status" className={latency.late ? "t-review num" : "faint num"}>
              {latency.words}
            </span>
            <span className={classes.legend}>
              <Marked marks={["unsure"]}>unsure</Marked> <Marked marks={["drug"]}>drug, to check</Marked>
            </span>
          </div>
          {none ? (
            <Empty title={latency.late ? `${latency.words}.` : "Nothing was said yet."}>
              <p>
                {transcript.state === "declined"
                  ? "What matters of this call is in the notes of whoever has it."
                  : "What is said appears here, by speaker, when each has finished a sentence."}
              </p>
            </Empty>
          ) : (
            <LiveWords transcript={transcript} found={found} />
          )}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
        <section className={classes.aside} aria-label="What the words lead to" tabIndex={0}>
          {aside}
        </section>
      </div>
      <RecordingBar call={call} mayAct={role !== "auditor"} />
    </>
  );
}
