import { Badge } from "@mantine/core";
import { Link } from "react-router";
import type { PolicyBrief } from "@/api/types";
import { useNow } from "@/ui/clock";
import { relative, shortTime } from "@/ui/times";
import { KINDS } from "../names";
import classes from "./PolicyList.module.css";

const ORDER = Object.keys(KINDS) as PolicyBrief["kind"][];

/** Every document by who decides it: what is in force, since when and by whom, and what is proposed. */
export function PolicyList({ items }: { items: readonly PolicyBrief[] }) {
  return (
    <table className={classes.table} aria-label="Policy documents">
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col">In force</th>
          <th scope="col">Since</th>
          <th scope="col">Draft</th>
        </tr>
      </thead>
      {ORDER.map((kind) => (
        <tbody key={kind}>
          <tr>
            <th scope="rowgroup" colSpan={4} className={classes.group}>
              {KINDS[kind]}
            </th>
          </tr>
          {items
            .filter((item) => item.kind === kind)
            .map((item) => (
              <Row key={item.name} item={item} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ item }: { item: PolicyBrief }) {
  const now = useNow();
  return (
    <tr>
      <td>
        <Link to={`/policy/${item.name}`}>{item.title}</Link>
        <small className="faint">{item.name}.yaml</small>
      </td>
      <td>
        {item.source === "ships" ? (
          <span className="dim">As it ships</span>
        ) : (
          <Badge data-tone="ok">Number {item.number}</Badge>
        )}
      </td>
      <td className="num">
        {item.since === null ? (
          <span className="faint">the installation</span>
        ) : (
          <>
            {shortTime(item.since, now)}
            <small className="faint">
              {item.by}: {item.note}
            </small>
          </>
        )}
      </td>
      <td>
        {item.draft === null ? (
          <span className="faint">none</span>
        ) : (
          <>
            <Badge data-tone="review">
              Draft {item.draft.number}
              {item.draft.overtaken && ", overtaken"}
            </Badge>
            <small className="faint num">
              {item.draft.by}, {relative(item.draft.at, now)}
            </small>
          </>
        )}
      </td>
    </tr>
  );
}
