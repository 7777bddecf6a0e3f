import { Skeleton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useLive } from "@/api/live";
import { useMe } from "@/api/me";
import { IN_PROGRESS, useInProgress } from "@/features/live/api/listInProgress";
import { InProgress } from "@/features/live/components/InProgress";
import { Empty } from "@/ui/Empty";
import { StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import classes from "./CallsPage.module.css";
import { ReadingNote } from "./ReadingNote";

export function LiveCallsPage() {
  const { role } = useMe();
  const queries = useQueryClient();
  const { data: calls, error, refetch } = useInProgress();
  const again = () => void queries.invalidateQueries({ queryKey: IN_PROGRESS });
  useLive("/ws/worklist", {
    onChanges: (changes) => {
      if (changes.some(({ projection }) => projection === "calls")) again();
    },
    onBack: again,
  });
  return (
    <main className={classes.calls}>
      <div className={classes.bar}>
        <h1>Live calls</h1>
        <span className="faint num">{calls !== undefined && `${calls.length} in progress`}</span>
      </div>
      <div className={classes.scroller}>
        {error !== null && <Trouble error={error} retry={() => void refetch()} />}
        {calls === undefined && error === null && <Skeleton height={160} m="lg" />}
        {calls?.length === 0 && (
          <Empty title="No call is in progress.">
            <p>A call appears here while it rings, waits or lasts. Open it to read along.</p>
          </Empty>
        )}
        {calls !== undefined && calls.length > 0 && <InProgress calls={calls} />}
      </div>
      <StatusBar right={<ReadingNote role={role} />}>{null}</StatusBar>
    </main>
  );
}
