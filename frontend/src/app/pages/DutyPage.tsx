import { Skeleton } from "@mantine/core";
import { useDuty } from "@/features/duty/api/getDuty";
import { DutyBoard } from "@/features/duty/components/DutyBoard";
import { StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import classes from "./CallsPage.module.css";

/** Who answers for what, now. */
export function DutyPage() {
  const { data, error, refetch } = useDuty();
  return (
    <main className={classes.calls}>
      <div className={classes.bar}>
        <h1>On duty now</h1>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <section className={classes.scroller} aria-label="Duties" tabIndex={0}>
        {error !== null && <Trouble error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton height={320} m="lg" />}
        {data !== undefined && <DutyBoard board={data} />}
      </section>
      <StatusBar>{null}</StatusBar>
    </main>
  );
}
