import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { sentenceOf } from "@/api/problem";
import { count, ROLES } from "@/ui/words";
import { usePeople } from "../api/listPeople";
import classes from "./ListBar.module.css";

interface Props {
  readonly selected: number;
  readonly total: number;
  readonly onAll: () => void;
  /** Gives all of them to a person; answers how many were refused, and why the first was. */
  readonly onAssign: (to: string) => Promise<{ refused: number; why: unknown }>;
  readonly onDone: () => void;
}

export function BulkBar({ selected, total, onAll, onAssign, onDone }: Props) {
  const { data } = usePeople();
  const [to, setTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const assign = async () => {
    if (to === null) return;
    setBusy(true);
    const { refused, why } = await onAssign(to);
    setBusy(false);
    if (refused === 0) onDone();
    else setSaid(`${count(refused, "was", "were")} not assigned. ${sentenceOf(why)}`);
  };

  return (
    <div className={classes.band} data-tone="quiet">
      <span className="num">{selected} selected</span>
      <Button size="compact-sm" variant="subtle" onClick={onAll}>
        All {total} loaded
      </Button>
      <span className="grow" role="status">
        {said}
      </span>
      <Select
        size="xs"
        aria-label="Assign to"
        placeholder="Assign to"
        w={200}
        searchable
        data={(data?.items ?? []).map(({ id, name, role }) => ({
          value: id,
          label: `${name}, ${ROLES[role].toLowerCase()}`,
        }))}
        value={to}
        onChange={setTo}
      />
      <Button
        size="compact-sm"
        variant="filled"
        disabled={to === null || selected === 0}
        loading={busy}
        onClick={assign}
      >
        Assign
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onDone}>
        Cancel
      </Button>
    </div>
  );
}
