import { Skeleton } from "@mantine/core";
import { useParams } from "react-router";
import { useMe } from "@/api/me";
import { useTranscript } from "@/api/transcript";
import type { CallRouting } from "@/api/types";
import { useCall } from "@/features/calls/api/getCall";
import { CallTitle } from "@/features/calls/components/CallTitle";
import { useOpen } from "@/features/escalations/api/listOpen";
import { ScriptBands } from "@/features/escalations/components/ScriptBands";
import { HandoffPane } from "@/features/handoffs/components/HandoffPane";
import { CallPatient } from "@/features/identity/components/CallPatient";
import { LiveView } from "@/features/live/components/LiveView";
import { Proposals } from "@/features/proposals/components/Proposals";
import { useRouting } from "@/features/routing/api/getRouting";
import { RoutingPane } from "@/features/routing/components/RoutingPane";
import { KeyHint, StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import { CARE } from "../roles";
import { CallTabs } from "./CallTabs";
import { ReadingNote } from "./ReadingNote";
import { useReadiness } from "./readiness";
import classes from "./TranscriptPage.module.css";
import { useCallNews } from "./useCallNews";
import { useEscalating } from "./useEscalating";

const NOTHING_FOUND: CallRouting["triggers"] = [];
const NO_CUES: CallRouting["cues"] = [];

export function LiveCallPage() {
  const id = useParams().id ?? "";
  const { role } = useMe();
  const call = useCall(id);
  const transcript = useTranscript(id);
  const link = useCallNews(id);
  const lasts = call.data?.state !== "ended";
  const routing = useRouting(id, lasts);
  const mayAct = CARE.has(role);
  const escalating = useEscalating(id, routing.data?.cues ?? NO_CUES, mayAct);
  const open = useOpen(true);
  const scripts = lasts ? (open.data ?? []).filter((one) => one.call === id) : [];
  const { data: parts = [] } = useReadiness();
  const transcriberAway = parts.some(([name, { ok }]) => name === "live_transcriber" && !ok);
  const error = call.error ?? transcript.error;
  const again = () => void Promise.all([call.refetch(), transcript.refetch()]);
  return (
    <main className={`${classes.page} ${classes.live}`}>
      {call.data !== undefined && transcript.data !== undefined ? (
        <LiveView
          key={id}
          call={call.data}
          transcript={transcript.data}
          link={link}
          transcriberAway={transcriberAway}
          patient={<CallPatient call={id} mayAct={mayAct} followup={call.data.followup} atOnce />}
          found={routing.data?.triggers ?? NOTHING_FOUND}
          band={<ScriptBands escalations={scripts} mayAct={mayAct} />}
          aside={
            routing.data === undefined ? (
              <Skeleton height={160} />
            ) : (
              <>
                <RoutingPane routing={routing.data} mayAct={mayAct} onEscalate={escalating.onEscalate} />
                <HandoffPane call={id} mayAct={mayAct} />
                <Proposals call={id} mayAct={mayAct} />
              </>
            )
          }
          head={
            <>
              <CallTitle call={call.data} name="Live call" />
              <CallTabs call={call.data} />
            </>
          }
        />
      ) : (
        <div className={classes.wait}>
          {error === null ? <Skeleton height={320} /> : <Trouble error={error} retry={again} />}
        </div>
      )}
      <StatusBar right={<ReadingNote role={role} />}>
        <KeyHint keys={["F8"]}>pause or resume the recording</KeyHint>
        <KeyHint keys={["N"]}>newest words</KeyHint>
        <KeyHint keys={["I"]}>who it is</KeyHint>
        <KeyHint keys={["E"]}>escalate</KeyHint>
      </StatusBar>
      {escalating.box}
    </main>
  );
}
