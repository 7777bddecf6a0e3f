import { Skeleton } from "@mantine/core";
import { useParams } from "react-router";
import { useLive } from "@/api/live";
import { useMe } from "@/api/me";
import { useTimeline } from "@/features/timeline/api/getTimeline";
import { TimelineView } from "@/features/timeline/components/TimelineView";
import { KeyHint, StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import { CallTabs } from "./CallTabs";
import { ReadingNote } from "./ReadingNote";
import classes from "./TimelinePage.module.css";

export function TimelinePage() {
  const id = useParams().id ?? "";
  const { role } = useMe();
  const { data, error, refetch } = useTimeline(id);
  const again = () => void refetch();
  useLive(`/ws/calls/${id}`, { onChanges: again, onBack: again });
  return (
    <main className={classes.page}>
      {data === undefined ? (
        <div className={classes.wait}>
          {error === null ? (
            <Skeleton height={320} />
          ) : (
            <Trouble error={error} retry={() => void refetch()} />
          )}
        </div>
      ) : (
        <TimelineView key={id} timeline={data} tabs={<CallTabs call={data.call} />} />
      )}
      <StatusBar right={<ReadingNote role={role} />}>
        <KeyHint keys={["←", "→"]}>event before, after</KeyHint>
        <KeyHint keys={["Shift", "←"]}>5 s back</KeyHint>
        <KeyHint keys={["Space"]}>play</KeyHint>
      </StatusBar>
    </main>
  );
}
