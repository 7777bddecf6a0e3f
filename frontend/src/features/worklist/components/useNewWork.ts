import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Change, type LiveState, useLive } from "@/api/live";
import { useMe } from "@/api/me";
import { COUNTS, getFollowup, keepFollowup } from "@/api/rows";
import type { Followup, Row, View } from "@/api/types";
import { belongs } from "../belongs";

const GATHER_MS = 150;
const AT_ONCE = 8;
/** Whose a call is: its id is the call's, and a row shows the name. */
const IDENTITIES = "identities";

interface Options {
  readonly view: View;
  readonly rows: readonly Row[];
  readonly reload: () => Promise<void>;
}
export interface NewWork {
  readonly live: LiveState;
  readonly fresh: readonly Followup[];
  readonly forget: () => void;
}

/**
 * What the server pushes: a row that is shown is read again and stays where it is; work that is new here is
 * gathered, to be shown when the person wants it. Nothing moves by itself.
 */
export function useNewWork({ view, rows, reload }: Options): NewWork {
  const queries = useQueryClient();
  const me = useMe();
  const [fresh, setFresh] = useState<readonly Followup[]>([]);
  const waiting = useRef(new Map<string, Change>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forget = useCallback(() => setFresh([]), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts with nothing new
  useEffect(() => forget, [view, forget]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const shown = useRef<ReadonlyMap<string, Row>>(new Map());
  useEffect(() => {
    shown.current = new Map(rows.map((row) => [row.id, row]));
  }, [rows]);

  const read = async (id: string) => {
    const followup = await getFollowup(id).catch(() => null);
    if (followup === null) return;
    keepFollowup(queries, followup);
    if (shown.current.has(id)) return;
    setFresh((before) => {
      const others = before.filter((other) => other.id !== id);
      return belongs(followup, view, me) ? [...others, followup] : others;
    });
  };

  const work = async () => {
    timer.current = undefined;
    const batch = [...waiting.current.values()].slice(0, AT_ONCE);
    for (const { id } of batch) waiting.current.delete(id);
    await Promise.all(batch.map(({ id }) => read(id)));
    void queries.invalidateQueries({ queryKey: COUNTS });
    if (waiting.current.size > 0) timer.current ??= setTimeout(work, GATHER_MS);
  };

  const live = useLive("/ws/worklist", {
    onChanges: (changes) => {
      for (const change of changes) {
        // A call that is on the screen tells of itself: whether it still rings, how it ended.
        if (change.projection === "calls") void queries.invalidateQueries({ queryKey: ["call", change.id] });
        else if (change.projection === IDENTITIES) {
          for (const row of shown.current.values())
            if (row.call === change.id) waiting.current.set(row.id, { ...change, id: row.id });
        } else {
          const known = shown.current.get(change.id);
          if (known === undefined || known.version < change.version) waiting.current.set(change.id, change);
        }
      }
      // Not begun anew at each change: where many come in a row, none would ever be read.
      timer.current ??= setTimeout(work, GATHER_MS);
    },
    onBack: () => {
      forget();
      void reload();
    },
  });

  return { live, fresh, forget };
}
