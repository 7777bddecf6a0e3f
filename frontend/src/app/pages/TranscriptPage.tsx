import { Skeleton } from "@mantine/core";
import { useParams, useSearchParams } from "react-router";
import { useMe } from "@/api/me";
import { useTranscript } from "@/api/transcript";
import type { CallRouting } from "@/api/types";
import { useCall } from "@/features/calls/api/getCall";
import { CallBrief } from "@/features/calls/components/CallBrief";
import { CallTitle } from "@/features/calls/components/CallTitle";
import { HandoffPane } from "@/features/handoffs/components/HandoffPane";
import { useRouting } from "@/features/routing/api/getRouting";
import { MissedBox } from "@/features/routing/components/MissedBox";
import { RoutingPane } from "@/features/routing/components/RoutingPane";
import { TranscriptView } from "@/features/transcript/components/TranscriptView";
import { KeyHint, StatusBar } from "@/ui/StatusBar";
import type { FoundWords } from "@/ui/said/found";
import { Trouble } from "@/ui/Trouble";
import { CARE } from "../roles";
import { CallTabs } from "./CallTabs";
import { ReadingNote } from "./ReadingNote";
import classes from "./TranscriptPage.module.css";
import { useCallNews } from "./useCallNews";
import { useEscalating } from "./useEscalating";

const NO_CUES: CallRouting["cues"] = [];
const NOTHING_FOUND: readonly FoundWords[] = [];

/** `?at=36.2`; whatever is no second of a sound counts for none. */
const secondsIn = (at: string | null): number | null =>
  at !== null && /^\d+(\.\d+)?$/.test(at) ? Number(at) : null;

export function TranscriptPage() {
  const id = useParams().id ?? "";
  const [params] = useSearchParams();
  const { role } = useMe();
  const call = useCall(id);
  const transcript = useTranscript(id);
  useCallNews(id);
  const routing = useRouting(id, call.data !== undefined && call.data.state !== "ended");
  const mayAct = CARE.has(role);
  const escalating = useEscalating(id, routing.data?.cues ?? NO_CUES, mayAct);
  const error = call.error ?? transcript.error;
  const again = () => void Promise.all([call.refetch(), transcript.refetch()]);
  return (
    <main className={classes.page}>
      {call.data !== undefined && transcript.data !== undefined ? (
        <TranscriptView
          key={id}
          call={call.data}
          transcript={transcript.data}
          title={
            <>
              <CallTitle call={call.data} />
              <CallTabs call={call.data} />
            </>
          }
          about={
            <>
              <CallBrief id={id} linked={false} />
              <HandoffPane call={id} mayAct={mayAct} />
              {routing.data !== undefined && (
                <RoutingPane routing={routing.data} mayAct={mayAct} onEscalate={escalating.onEscalate} />
              )}
            </>
          }
          at={secondsIn(params.get("at"))}
          found={routing.data?.triggers ?? NOTHING_FOUND}
          urgent={mayAct ? (asked) => <MissedBox call={id} {...asked} /> : undefined}
        />
      ) : (
        <div className={classes.wait}>
          {error === null ? <Skeleton height={320} /> : <Trouble error={error} retry={again} />}
        </div>
      )}
      <StatusBar right={<ReadingNote role={role} />}>
        <KeyHint keys={["↑", "↓", "←", "→"]}>lines and words</KeyHint>
        <KeyHint keys={["P"]}>play from here</KeyHint>
        <KeyHint keys={["U"]}>next unsure word</KeyHint>
        <KeyHint keys={["Enter"]}>correct</KeyHint>
        <KeyHint keys={["M"]}>urgent</KeyHint>
        <KeyHint keys={["R"]}>reviewed</KeyHint>
      </StatusBar>
      {escalating.box}
    </main>
  );
}
