import { Anchor, Badge, Table } from "@mantine/core";
import { IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import { Link } from "react-router";
import type { CallItem } from "@/api/types";
import { useNow } from "@/ui/clock";
import { length, relative, shortTime } from "@/ui/times";
import { whoCalled } from "@/ui/words";
import { consentOf, heardBy, howItEnded, recordingOf } from "../sentences";
import classes from "./CallsTable.module.css";

function whoseCall({ patients }: CallItem): string {
  if (patients === 0) return "not confirmed";
  return patients === 1 ? "patient confirmed" : `${patients} patients`;
}

function CallRow({ call }: { call: CallItem }) {
  const now = useNow();
  const heard = heardBy(call);
  const Arrow = call.direction === "inbound" ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <Table.Tr>
      <Table.Td className="num">
        <Anchor
          component={Link}
          to={call.state === "ended" ? `/calls/${call.id}` : `/calls/${call.id}/live`}
          size="sm"
          fw={500}
        >
          {shortTime(call.offered_at, now)}
        </Anchor>
        <small className={classes.second}>{relative(call.offered_at, now)}</small>
      </Table.Td>
      <Table.Td className="num">
        <span className={classes.who}>
          <Arrow size={14} stroke={1.75} aria-hidden />
          {whoCalled(call)}
        </span>
        <small className={classes.second}>
          {call.direction === "inbound" ? "called us" : "we called"}, {whoseCall(call)}
        </small>
      </Table.Td>
      <Table.Td>
        {call.line.name}
        <small className={classes.second}>{call.source}</small>
      </Table.Td>
      <Table.Td>{howItEnded(call)}</Table.Td>
      <Table.Td className="num" ta="right">
        {call.seconds === null ? "" : length(call.seconds)}
      </Table.Td>
      <Table.Td>
        {recordingOf(call)}
        <small className={classes.second}>Consent: {consentOf(call).toLowerCase()}</small>
      </Table.Td>
      <Table.Td>
        {heard === "person" && "By a person"}
        {heard === "nobody" && <Badge data-tone="review">Not heard</Badge>}
        {call.gaps > 0 && <Badge ml={4}>Gap</Badge>}
      </Table.Td>
    </Table.Tr>
  );
}

export function CallsTable({ calls }: { calls: readonly CallItem[] }) {
  return (
    <Table stickyHeader className={classes.table ?? ""} aria-label="Calls, newest first">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>When</Table.Th>
          <Table.Th>Number</Table.Th>
          <Table.Th>Line</Table.Th>
          <Table.Th>How it ended</Table.Th>
          <Table.Th ta="right">Length</Table.Th>
          <Table.Th>Recording</Table.Th>
          <Table.Th>Heard</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {calls.map((call) => (
          <CallRow key={call.id} call={call} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
