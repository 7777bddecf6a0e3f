import { Skeleton } from "@mantine/core";
import type { useWorklist } from "@/features/worklist/components/useWorklist";
import { WorklistTable } from "@/features/worklist/components/WorklistTable";
import type { viewNamed } from "@/features/worklist/views";
import { Empty } from "@/ui/Empty";
import { Trouble } from "@/ui/Trouble";
import type { Bulk } from "./useBulk";
import type { Chosen } from "./useChosen";
import classes from "./WorklistPage.module.css";

interface Props {
  readonly list: ReturnType<typeof useWorklist>;
  readonly part: ReturnType<typeof viewNamed>;
  readonly words: string;
  readonly chosen: Chosen;
  readonly bulk: Bulk;
  readonly onEnd: () => void;
}

const LINES = Array.from({ length: 14 }, (_, line) => line);

/** The list, or what stands for it while it loads, when it is empty, when it could not be read. */
export function WorklistBody({ list, part, words, chosen, bulk, onEnd }: Props) {
  if (list.error !== null && list.data === undefined)
    return <Trouble error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined)
    return (
      <div className={classes.skeleton} aria-busy="true" role="status" aria-label="Loading the list">
        {LINES.map((line) => (
          <Skeleton key={line} height={28} />
        ))}
      </div>
    );
  if (list.rows.length === 0)
    return words === "" ? (
      <Empty title={`Nothing in ${part.name}.`}>
        <p>{part.none}</p>
      </Empty>
    ) : (
      <Empty title="Nothing found.">
        <p>No open work has this number. Search needs the whole number, like 202 555 0117.</p>
      </Empty>
    );
  return (
    <WorklistTable
      name={words === "" ? part.name : "Search"}
      rows={list.rows}
      items={list.items}
      selected={chosen.id}
      onSelect={chosen.select}
      onOpen={chosen.enter}
      checked={bulk.checked}
      onCheck={bulk.check}
      onEnd={onEnd}
    />
  );
}
