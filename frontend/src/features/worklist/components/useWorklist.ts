import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { COUNTS, FRESH, type FreshRows, LIST } from "@/api/rows";
import { type Asked, useWorklistQuery } from "../api/getWorklist";
import { withHeadings } from "../groups";

const NONE: FreshRows = {};

/**
 * The list as loaded (order and groups), its rows as they are now, and without those that this person closed
 * or put to sleep. `reload` asks the server again: only then may anything move.
 */
export function useWorklist(asked: Asked) {
  const queries = useQueryClient();
  const query = useWorklistQuery(asked);
  const { data: fresh = NONE } = useQuery<FreshRows>({
    queryKey: FRESH,
    queryFn: () => NONE,
    enabled: false,
    initialData: NONE,
  });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const { view, kind, words } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: gone from one view is not gone from another
  useEffect(() => setGone(new Set()), [view, kind, words]);

  const listed = useMemo(
    () =>
      (query.data?.pages ?? [])
        .flatMap(({ items, now }) => items.map((row) => ({ row, read: Date.parse(now) })))
        .filter(({ row }) => !gone.has(row.id)),
    [query.data, gone],
  );
  const placed = useMemo(() => listed.map(({ row }) => row), [listed]);
  // Whose a call is changes nothing of the work itself: of the same version the later reading counts.
  const rows = useMemo(
    () =>
      listed.map(({ row, read }) => {
        const known = fresh[row.id];
        if (known === undefined || known.row.version < row.version) return row;
        return known.row.version > row.version || known.read >= read ? known.row : row;
      }),
    [listed, fresh],
  );
  const items = useMemo(() => withHeadings(placed, query.hasNextPage), [placed, query.hasNextPage]);

  const reload = useCallback(async () => {
    queries.removeQueries({ queryKey: LIST, type: "inactive" });
    await Promise.all([
      queries.refetchQueries({ queryKey: LIST, type: "active" }),
      queries.invalidateQueries({ queryKey: COUNTS }),
    ]);
    setGone(new Set());
  }, [queries]);

  const dismiss = useCallback((id: string) => setGone((before) => new Set([...before, id])), []);
  const bringBack = useCallback(
    (id: string) => setGone((before) => new Set([...before].filter((other) => other !== id))),
    [],
  );
  return { ...query, rows, items, reload, dismiss, bringBack };
}
