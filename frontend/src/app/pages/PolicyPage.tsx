import { Skeleton } from "@mantine/core";
import { usePolicyList } from "@/features/policy/api/listPolicy";
import { PolicyList } from "@/features/policy/components/PolicyList";
import { StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import classes from "./CallsPage.module.css";

/** What the clinic decided, document by document. */
export function PolicyPage() {
  const { data, error, refetch } = usePolicyList();
  return (
    <main className={classes.calls}>
      <div className={classes.bar}>
        <h1>Policy</h1>
        <span className="faint">
          What the clinic decided: each clinical and legal value is its own to decide.
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <section className={classes.scroller} aria-label="Policy" tabIndex={0}>
        {error !== null && <Trouble error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton height={320} m="lg" />}
        {data !== undefined && <PolicyList items={data.items} />}
      </section>
      <StatusBar
        right={
          data !== undefined && (
            <span>
              Version in force <span className="hash">{data.in_force.slice(0, 12)}</span>
            </span>
          )
        }
      >
        {null}
      </StatusBar>
    </main>
  );
}
