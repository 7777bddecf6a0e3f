import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { Followup, Row } from "@/api/types";
import { useFollowup } from "@/features/followups/api/getFollowup";

const SETTLE_MS = 200;

export interface Chosen {
  readonly id: string | null;
  readonly row: Row | null;
  readonly whole: Followup | null;
  readonly error: unknown;
  readonly place: number;
  /** On a small screen: the item lies over the list. */
  readonly open: boolean;
  /** By pointer: chosen, and on a small screen opened. */
  readonly select: (id: string) => void;
  readonly move: (by: number) => void;
  readonly enter: () => void;
  readonly back: () => void;
  /** It leaves the list: the one after it is next. */
  readonly leave: (id: string) => void;
}

/** The selected item. Its id is in the address; it is read whole once the cursor rests on it. */
export function useChosen(rows: readonly Row[], list: string): Chosen {
  const [params, setParams] = useSearchParams();
  const [wanted, setWanted] = useState<string | null>(params.get("item"));
  const [open, setOpen] = useState(false);
  const id = wanted ?? rows[0]?.id ?? null;

  // Another list begins at its first item.
  const [shown, setShown] = useState(list);
  if (shown !== list) {
    setShown(list);
    setWanted(null);
    setOpen(false);
  }

  const [settled, setSettled] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [id]);
  useEffect(() => {
    if (settled !== null && settled === wanted) setParams({ item: settled }, { replace: true });
  }, [settled, wanted, setParams]);

  const { data, error } = useFollowup(settled);
  const whole = data?.id === id ? data : null;
  const place = useMemo(() => rows.findIndex((row) => row.id === id), [rows, id]);
  const listed = rows[place] ?? null;
  const row = whole !== null && whole.version >= (listed?.version ?? 0) ? whole : listed;

  // The same functions for as long as the page lives: rows that did not change are not drawn again.
  const select = useCallback((next: string) => {
    setWanted(next);
    setOpen(true);
  }, []);
  const enter = useCallback(() => {
    setOpen(true);
    requestAnimationFrame(() => document.getElementById("selected-item")?.focus());
  }, []);
  const at = (index: number) => rows[Math.max(0, Math.min(rows.length - 1, index))]?.id ?? null;
  return {
    id,
    row,
    whole,
    error: settled === id ? error : null,
    place,
    open,
    select,
    move: (by) => setWanted(at(place + by)),
    enter,
    back: () => setOpen(false),
    leave: (gone) => {
      // Whoever has moved on meanwhile stays where they are.
      setWanted((now) => ((now ?? id) === gone ? (rows[place + 1]?.id ?? rows[place - 1]?.id ?? null) : now));
      setOpen(false);
    },
  };
}
