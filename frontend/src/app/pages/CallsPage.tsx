import { Button, Skeleton } from "@mantine/core";
import { useMe } from "@/api/me";
import { useCalls } from "@/features/calls/api/listCalls";
import { CallsTable } from "@/features/calls/components/CallsTable";
import { Empty } from "@/ui/Empty";
import { KeyHint, StatusBar } from "@/ui/StatusBar";
import { Trouble } from "@/ui/Trouble";
import { useSearch } from "../search";
import classes from "./CallsPage.module.css";
import { ReadingNote } from "./ReadingNote";

export function CallsPage() {
  const { words } = useSearch();
  const { role } = useMe();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCalls(words);
  const calls = data?.pages.flatMap((page) => page.items);
  return (
    <main className={classes.calls}>
      <div className={classes.bar}>
        <h1>{words === "" ? "Calls" : "Search"}</h1>
        <span className="faint num">
          {calls !== undefined &&
            `${calls.length}${hasNextPage ? "+" : ""} ${words === "" ? "newest first" : "found"}`}
        </span>
        <span className="grow" />
        <Button size="compact-sm" variant="subtle" onClick={() => void refetch()}>
          Look again
        </Button>
      </div>
      <div className={classes.scroller}>
        {error !== null && <Trouble error={error} retry={() => void refetch()} />}
        {calls === undefined && error === null && <Skeleton height={320} m="lg" />}
        {calls?.length === 0 && (
          <Empty title={words === "" ? "No calls yet." : "Nothing found."}>
            <p>
              {words === ""
                ? "Each call that reaches a line of the clinic would be here, newest first."
                : "No call has this number. Search needs the whole number, like 202 555 0117."}
            </p>
          </Empty>
        )}
        {calls !== undefined && calls.length > 0 && <CallsTable calls={calls} />}
        {hasNextPage && (
          <div className={classes.more}>
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Older calls
            </Button>
          </div>
        )}
      </div>
      <StatusBar right={<ReadingNote role={role} />}>
        <KeyHint keys={["/"]}>search by number</KeyHint>
      </StatusBar>
    </main>
  );
}
