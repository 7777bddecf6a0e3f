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

  const placed = useMemo(
    () => (query.data?.pages ?? []).flatMap((page) => page.items).filter((row) => !gone.has(row.id)),
    [query.data, gone],
  );
  const rows = useMemo(
    () =>
      placed.map((row) => {
        const known = fresh[row.id];
        return known !== undefined && known.version > row.version ? known : row;
      }),
    [placed, fresh],
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
