import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Row } from "@/api/types";
import type { Item } from "../groups";
import { columns, features } from "./columns";
import { GroupRow, ItemRow } from "./TableRows";
import classes from "./WorklistTable.module.css";

const idOf = (row: Row) => row.id;
const HEADING = 26;
const ROW = 40;
const SPARE = 12;

interface Props {
  readonly name: string;
  readonly rows: Row[];
  readonly items: readonly Item[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: () => void;
  readonly checked: ReadonlySet<string> | null;
  readonly onCheck: (id: string) => void;
  readonly onEnd: () => void;
}

export function WorklistTable(props: Props) {
  const { name, rows, items, selected, onSelect, onOpen, checked, onCheck, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({ features, columns, data: rows, getRowId: idOf });
  const { rowsById } = table.getRowModel();
  const place = useMemo(
    () => items.findIndex((item) => item.kind === "row" && item.id === selected),
    [items, selected],
  );

  const estimateSize = useCallback(
    (index: number) => (items[index]?.kind === "group" ? HEADING : ROW),
    [items],
  );
  const getItemKey = useCallback(
    (index: number) => {
      const item = items[index];
      return item === undefined ? index : item.kind === "group" ? item.group : item.id;
    },
    [items],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: SPARE,
    scrollPaddingStart: HEADING + 28,
    scrollPaddingEnd: ROW,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0];
  const last = shown.at(-1);
  const drawn = shown.some(({ index }) => index === place);

  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: "auto" });
  }, [place, virtual]);
  useEffect(() => {
    if (last !== undefined && last.index >= items.length - SPARE - 1) onEnd();
  }, [last, items.length, onEnd]);

  return (
    <div className={classes.scroller} ref={scroller}>
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be chosen is a grid
        role="grid"
        aria-label={name}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={drawn ? `row-${selected}` : undefined}
        tabIndex={0}
      >
        <colgroup>
          {columns.map(({ id }) => (
            <col key={id} className={classes[id ?? ""]} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" data-column={header.column.id}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Space height={first?.start ?? 0} />
          {shown.map(({ index, key }) => {
            const item = items[index];
            if (item?.kind === "group") return <GroupRow key={key} item={item} />;
            const row = item === undefined ? undefined : rowsById[item.id];
            if (item === undefined || row === undefined) return null;
            return (
              <ItemRow
                key={key}
                row={row}
                index={item.index}
                selected={item.id === selected}
                checked={checked === null ? null : checked.has(item.id)}
                onSelect={onSelect}
                onOpen={onOpen}
                onCheck={onCheck}
              />
            );
          })}
          <Space height={virtual.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns.length} style={{ height, padding: 0 }} />
    </tr>
  );
}
