import { Badge, Button, Skeleton, Table } from "@mantine/core";
import { Page } from "@/ui/Page";
import { Trouble } from "@/ui/Trouble";
import { capital, count } from "@/ui/words";
import { type Part, useReadiness } from "./readiness";

/** "projection:access_views" is the projection of access views. */
function partName(name: string): string {
  const [kind, of] = name.replaceAll("_", " ").split(/:\s*/);
  return capital(of === undefined ? (kind ?? name) : `${of} (${kind})`);
}

const FACTS: Record<string, (value: string) => string> = {
  lag_events: (value) => `${count(Number(value), "event")} behind`,
  lag_seconds: (value) => `${value} s behind`,
  parked: (value) => `${count(Number(value), "stream")} parked`,
  critical: () => "calls depend on it",
};
const factOf = (word: string, value: unknown) =>
  FACTS[word]?.(String(value)) ?? `${word.replaceAll("_", " ")} ${String(value)}`;

function PartRow({ name, part }: { name: string; part: Part }) {
  const { ok, ...rest } = part;
  const facts = Object.entries(rest).filter(
    ([, value]) => value !== null && value !== "" && value !== false && typeof value !== "object",
  );
  return (
    <Table.Tr>
      <Table.Td fw={500}>{partName(name)}</Table.Td>
      <Table.Td>
        <Badge data-tone={ok ? "ok" : "now"}>{ok ? "In order" : "Down"}</Badge>
      </Table.Td>
      <Table.Td className="num dim">{facts.map(([word, value]) => factOf(word, value)).join(" · ")}</Table.Td>
    </Table.Tr>
  );
}

/** The administrator runs the system and sees no patient data: these are its parts. */
export function SystemPage() {
  const { data, error, refetch } = useReadiness();
  return (
    <Page title="System" lead="An administrator runs the system and sees no patient data.">
      {error !== null && <Trouble error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={200} />}
      {data !== undefined && (
        <>
          <Table aria-label="Parts of the system">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Part</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Lag and counts</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map(([name, part]) => (
                <PartRow key={name} name={name} part={part} />
              ))}
            </Table.Tbody>
          </Table>
          <Button mt="lg" onClick={() => void refetch()}>
            Look again
          </Button>
        </>
      )}
    </Page>
  );
}
