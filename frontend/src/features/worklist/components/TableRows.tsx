import { Checkbox } from "@mantine/core";
import { FlexRender, type Row as TableRow } from "@tanstack/react-table";
import { memo } from "react";
import type { Row } from "@/api/types";
import { kindName, whoCalled } from "@/ui/words";
import { GROUPS, type Item } from "../groups";
import { columns, type features } from "./columns";
import classes from "./WorklistTable.module.css";

export function GroupRow({ item }: { item: Extract<Item, { kind: "group" }> }) {
  const [name, meaning] = GROUPS[item.group];
  return (
    <tr className={classes.group}>
      <td colSpan={columns.length}>
        <b>{name}</b> {item.size !== null && <span className="num">{item.size}</span>} · {meaning}
      </td>
    </tr>
  );
}

interface Props {
  readonly row: TableRow<typeof features, Row>;
  readonly index: number;
  readonly selected: boolean;
  readonly checked: boolean | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: () => void;
  readonly onCheck: (id: string) => void;
}

export const ItemRow = memo(function ItemRow(props: Props) {
  const { row, index, selected, checked, onSelect, onOpen, onCheck } = props;
  const item = row.original;
  return (
    // Keys for the whole list are the page's (J, K, Enter): a row needs none of its own.
    <tr
      id={`row-${item.id}`}
      aria-selected={selected}
      aria-rowindex={index + 2}
      data-closed={item.state === "closed" || undefined}
      onClick={() => onSelect(item.id)}
      onDoubleClick={onOpen}
    >
      {row.getAllCells().map((cell, place) => (
        <td key={cell.id} data-column={cell.column.id}>
          {place === 0 && checked !== null ? (
            <Checkbox
              size="xs"
              checked={checked}
              onChange={() => onCheck(item.id)}
              onClick={(event) => event.stopPropagation()}
              aria-label={`Select ${kindName(item.kind)}, ${whoCalled(item)}`}
              label={kindName(item.kind)}
            />
          ) : (
            <FlexRender cell={cell} />
          )}
        </td>
      ))}
    </tr>
  );
});
