import type { Row } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Facts, Section } from "@/ui/Section";
import { shortTime } from "@/ui/times";
import { count, dutyName, phone, whoCalled } from "@/ui/words";

/** What is known that matters before dialing; what is not known is not shown. */
export function BeforeYouCall({ row }: { row: Row }) {
  const now = useNow();
  const facts: (readonly [string, string])[] = [["Number", whoCalled(row)]];
  // A promise that was written down without a call came over no line.
  if (row.line.number !== "") facts.push(["They called", `${row.line.name}, ${phone(row.line.number)}`]);
  if (row.calls > 1) facts.push(["Calls", `${count(row.calls, "call")} from this number, joined here`]);
  // Only a message can wait to be heard; of a call without one there is nothing to claim (S11).
  if (!row.heard) facts.push(["Message", "not heard yet"]);
  if (!row.breached && Date.parse(row.due) > now)
    facts.push([
      "If no contact",
      `Falls to ${dutyName(row.fallback).toLowerCase()} at ${shortTime(row.due, now)}`,
    ]);
  return (
    <Section title="Before you call">
      <Facts
        items={facts.map(([name, value]) => [
          name,
          <span key={name} className="num">
            {value}
          </span>,
        ])}
      />
    </Section>
  );
}
