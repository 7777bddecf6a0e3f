import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { intend } from "@/api/intention";
import { COUNTS, keepFollowup } from "@/api/rows";
import type { Row } from "@/api/types";
import type { Act } from "@/features/followups/api/act";

export interface Bulk {
  /** null while nothing is being selected */
  readonly checked: ReadonlySet<string> | null;
  readonly toggle: () => void;
  readonly check: (id: string) => void;
  readonly all: () => void;
  readonly assign: (to: string) => Promise<{ refused: number; why: unknown }>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Giving many items to one person: each is a command of its own, and a refused one stays selected. */
export function useBulk(rows: readonly Row[], assign: (to: string) => Act): Bulk {
  const queries = useQueryClient();
  const [checked, setChecked] = useState<ReadonlySet<string> | null>(null);

  const check = useCallback(
    (id: string) =>
      setChecked((before) => {
        const after = new Set(before ?? NOBODY);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  return {
    checked,
    toggle: () => setChecked((before) => (before === null ? NOBODY : null)),
    check,
    all: () => setChecked(new Set(rows.map(({ id }) => id))),
    assign: async (to) => {
      const refused: string[] = [];
      let why: unknown = null;
      for (const row of rows.filter(({ id }) => checked?.has(id))) {
        try {
          keepFollowup(queries, await assign(to).send(intend(row)));
        } catch (error) {
          refused.push(row.id);
          why ??= error;
        }
      }
      setChecked(new Set(refused));
      void queries.invalidateQueries({ queryKey: COUNTS });
      return { refused: refused.length, why };
    },
  };
}
