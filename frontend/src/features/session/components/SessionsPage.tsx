import { Badge, Button, Skeleton, Table } from "@mantine/core";
import { sentenceOf } from "@/api/problem";
import type { SessionItem } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Page } from "@/ui/Page";
import { Trouble } from "@/ui/Trouble";
import { relative, shortTime } from "@/ui/times";
import { useSessions } from "../api/listSessions";
import { useRevokeSession } from "../api/revokeSession";
import { browserName } from "../browser";

function SessionRow({ session }: { session: SessionItem }) {
  const now = useNow();
  const revoke = useRevokeSession();
  return (
    <Table.Tr>
      <Table.Td>
        <span title={session.device}>{browserName(session.device)}</span>{" "}
        {session.current && <Badge>This one</Badge>}
      </Table.Td>
      <Table.Td className="num">{session.address ?? "not known"}</Table.Td>
      <Table.Td className="num">{shortTime(session.created, now)}</Table.Td>
      <Table.Td className="num">
        {relative(session.seen, now)} <span className="faint">{shortTime(session.seen, now)}</span>
      </Table.Td>
      <Table.Td ta="right">
        {session.current ? (
          <span className="faint">Sign out from the menu</span>
        ) : (
          <Button size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate(session.id)}>
            End it
          </Button>
        )}
        {revoke.error !== null && <p className="t-now">{sentenceOf(revoke.error)}</p>}
      </Table.Td>
    </Table.Tr>
  );
}

export function SessionsPage() {
  const { data, error, refetch } = useSessions();
  return (
    <Page
      title="Where you are signed in"
      lead="End the ones that you do not know, then change your password."
    >
      {error !== null && <Trouble error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={120} />}
      {data !== undefined && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Browser</Table.Th>
              <Table.Th>Address</Table.Th>
              <Table.Th>Signed in</Table.Th>
              <Table.Th>Last seen</Table.Th>
              <Table.Th ta="right">End</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  );
}
