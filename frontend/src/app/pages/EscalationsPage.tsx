import { Skeleton } from "@mantine/core";
import { useMe } from "@/api/me";
import { useEnded } from "@/features/escalations/api/listEnded";
import { useOpen } from "@/features/escalations/api/listOpen";
import { OpenList } from "@/features/escalations/components/OpenList";
import { Empty } from "@/ui/Empty";
import { StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import { CallerOf } from "./CallerOf";
import classes from "./CallsPage.module.css";
import escalation from "./EscalationsPage.module.css";
import { ReadingNote } from "./ReadingNote";

const callerOf = (call: string) => <CallerOf call={call} />;

export function EscalationsPage() {
  const { role } = useMe();
  const open = useOpen(true);
  const ended = useEnded();
  const again = () => void Promise.all([open.refetch(), ended.refetch()]);
  return (
    <main className={classes.calls}>
      <div className={classes.bar}>
        <h1>Escalations</h1>
        <span className="faint num">{open.data !== undefined && `${open.data.length} open`}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <section className={classes.scroller} aria-label="Escalations" tabIndex={0}>
        {open.error !== null && <Trouble error={open.error} retry={again} />}
        {open.data === undefined && open.error === null && <Skeleton height={160} m="lg" />}
        {open.data?.length === 0 && (
          <Empty title="Nothing is escalated now.">
            <p>
              Words that a person must hear at once appear here, and over every screen of whoever is asked.
              That none are here says nothing about words that were not heard.
            </p>
          </Empty>
        )}
        {open.data !== undefined && open.data.length > 0 && <OpenList items={open.data} caller={callerOf} />}
        {ended.data !== undefined && ended.data.length > 0 && (
          <>
            <h2 className={escalation.ended}>Resolved</h2>
            <OpenList items={ended.data} caller={callerOf} />
          </>
        )}
      </section>
      <StatusBar right={<ReadingNote role={role} />}>{null}</StatusBar>
    </main>
  );
}
