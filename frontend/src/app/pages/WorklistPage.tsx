import { useCallback, useState } from "react";
import { useParams } from "react-router";
import type { Row } from "@/api/types";
import { RaiseBox } from "@/features/escalations/components/RaiseBox";
import { assign } from "@/features/followups/api/assign";
import { NewCallback } from "@/features/followups/components/NewCallback";
import { useDesk } from "@/features/followups/components/useDesk";
import { BulkBar } from "@/features/worklist/components/BulkBar";
import { KeysHelp } from "@/features/worklist/components/KeysHelp";
import { ListBar } from "@/features/worklist/components/ListBar";
import { NewBar, PausedBar } from "@/features/worklist/components/NewBar";
import { useNewWork } from "@/features/worklist/components/useNewWork";
import { useWorklist } from "@/features/worklist/components/useWorklist";
import { ViewsNav } from "@/features/worklist/components/ViewsNav";
import { viewNamed } from "@/features/worklist/views";
import { serverNow } from "@/ui/clock";
import { KeyHint, StatusBar } from "@/ui/StatusBar";
import { useSearch } from "../search";
import { type Left, LeftBar } from "./LeftBar";
import { SelectedItem } from "./SelectedItem";
import { useBulk } from "./useBulk";
import { useChosen } from "./useChosen";
import { useWorklistKeys } from "./useWorklistKeys";
import { WorklistBody } from "./WorklistBody";
import classes from "./WorklistPage.module.css";

export function WorklistPage() {
  const part = viewNamed(useParams().view);
  const { words } = useSearch();
  const [kind, setKind] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const [promising, setPromising] = useState(false);
  const [escalating, setEscalating] = useState<Row | null>(null);
  const [left, setLeft] = useState<Left | null>(null);

  const list = useWorklist({ view: part.view, kind, words });
  const news = useNewWork({ view: part.view, rows: list.rows, reload: list.reload });
  const chosen = useChosen(list.rows, `${part.view} ${kind} ${words}`);
  const bulk = useBulk(list.rows, assign);

  const desk = useDesk(chosen.row, {
    onLeft: (after) => {
      chosen.leave(after.id);
      list.dismiss(after.id);
      setLeft({ followup: after, at: serverNow() });
    },
    onBack: (after) => {
      list.bringBack(after.id);
      setLeft(null);
    },
  });
  const show = () => {
    setLeft(null);
    void list.reload().then(news.forget);
  };
  useWorklistKeys({
    desk,
    chosen,
    show: news.fresh.length > 0 ? show : null,
    escalate: () => setEscalating(chosen.row),
    help: () => setHelp(true),
  });

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const more = hasNextPage ? "+" : "";
  const title = words === "" ? part.name : "Search";
  const total =
    list.data === undefined ? "" : `${list.rows.length}${more} ${words === "" ? "open" : "found"}`;
  return (
    <main className={classes.worklist} data-open={chosen.open || undefined}>
      <ViewsNav />
      <section className={classes.list} aria-label={`${title} worklist`}>
        <div>
          <ListBar
            title={title}
            total={total}
            kind={kind}
            onKind={setKind}
            onOldest={chosen.select}
            selecting={bulk.checked !== null}
            onSelecting={bulk.toggle}
            onNew={() => setPromising(true)}
          />
          <PausedBar live={news.live} />
          <NewBar work={news.fresh} since={list.dataUpdatedAt + serverNow() - Date.now()} onShow={show} />
          {left !== null && <LeftBar left={left} onDone={() => setLeft(null)} onBack={list.bringBack} />}
          {bulk.checked !== null && (
            <BulkBar
              selected={bulk.checked.size}
              total={list.rows.length}
              onAll={bulk.all}
              onAssign={bulk.assign}
              onDone={bulk.toggle}
            />
          )}
        </div>
        <WorklistBody list={list} part={part} words={words} chosen={chosen} bulk={bulk} onEnd={onEnd} />
        <StatusBar right={<KeyHint keys={["?"]}>all keys</KeyHint>}>
          <KeyHint keys={["J", "K"]}>move</KeyHint>
          <KeyHint keys={["A"]}>claim</KeyHint>
          <KeyHint keys={["C"]}>call</KeyHint>
          <KeyHint keys={["L"]}>log attempt</KeyHint>
          <KeyHint keys={["S"]}>snooze</KeyHint>
          <KeyHint keys={["X"]}>close</KeyHint>
          <KeyHint keys={["E"]}>escalate</KeyHint>
          <KeyHint keys={["/"]}>search</KeyHint>
        </StatusBar>
      </section>
      <SelectedItem chosen={chosen} desk={desk} total={`${list.rows.length}${more}`} />
      {escalating !== null && (
        <RaiseBox key={escalating.id} call={escalating.call} onClose={() => setEscalating(null)} />
      )}
      <KeysHelp opened={help} onClose={() => setHelp(false)} />
      <NewCallback
        opened={promising}
        onClose={() => setPromising(false)}
        onPromised={(followup) => {
          setPromising(false);
          void list.reload().then(() => chosen.select(followup.id));
        }}
      />
    </main>
  );
}
