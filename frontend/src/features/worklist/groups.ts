import type { Group, Row } from "@/api/types";

export const GROUPS: Record<Group, readonly [name: string, meaning: string]> = {
  now: ["Now", "an escalation is open"],
  breached: ["Breached", "past the due time"],
  review: ["Review", "a nurse listens"],
  due: ["Due today", "soonest first, then risk"],
  later: ["Later", "due on another day"],
};

export type Item =
  | { readonly kind: "group"; readonly group: Group; readonly size: number | null }
  | { readonly kind: "row"; readonly id: string; readonly index: number };

/** Rows in the server's order with a heading before each group. The last group's size is unknown while more may come. */
export function withHeadings(rows: readonly Row[], more: boolean): Item[] {
  const items: Item[] = [];
  const sizes = new Map<Group, number>();
  for (const row of rows) sizes.set(row.why.group, (sizes.get(row.why.group) ?? 0) + 1);
  const last = rows.at(-1)?.why.group;
  let current: Group | null = null;
  for (const [index, row] of rows.entries()) {
    const group = row.why.group;
    if (group !== current) {
      current = group;
      items.push({ kind: "group", group, size: more && group === last ? null : (sizes.get(group) ?? 0) });
    }
    items.push({ kind: "row", id: row.id, index });
  }
  return items;
}
