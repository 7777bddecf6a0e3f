import type { Me, Row, View } from "@/api/types";

/** Whether new work is to be announced in a view. The server has the last word, when the list is shown. */
export function belongs(row: Row, view: View, me: Me): boolean {
  if (row.state === "closed") return false;
  if (view === "snoozed") return row.state === "snoozed";
  if (row.state === "snoozed") return false;
  switch (view) {
    case "mine":
      return row.owner?.id === me.id;
    case "unassigned":
      return row.owner === null && me.duties.some((duty) => duty === row.duty);
    case "team":
      return true;
    case "overdue":
      return row.breached;
    case "review":
      return row.why.group === "review";
    case "uncontacted":
      return row.attempts.every(({ outcome }) => outcome !== "reached");
    case "unmatched":
      return row.kind === "unmatched" || (row.patients === 0 && !row.withheld);
    case "withheld":
      return row.withheld;
  }
}
