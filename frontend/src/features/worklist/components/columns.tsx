import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import type { Row } from "@/api/types";
import { AgeChip, DueCell, KindCell, OwnerCell, WhoCell, WhyCell } from "./cells";

// The server sorts, groups and pages: the table itself needs no feature.
export const features = tableFeatures({});
const column = createColumnHelper<typeof features, Row>();

export const columns = column.columns([
  column.display({ id: "kind", header: "Kind", cell: ({ row }) => <KindCell row={row.original} /> }),
  column.display({
    id: "who",
    header: "Patient or number",
    cell: ({ row }) => <WhoCell row={row.original} />,
  }),
  column.display({ id: "why", header: "Why it is here", cell: ({ row }) => <WhyCell row={row.original} /> }),
  column.display({
    id: "age",
    header: "Age",
    cell: ({ row }) => <AgeChip bucket={row.original.age.bucket} />,
  }),
  column.display({ id: "due", header: "Due", cell: ({ row }) => <DueCell row={row.original} /> }),
  column.display({ id: "owner", header: "Owner", cell: ({ row }) => <OwnerCell row={row.original} /> }),
]);
