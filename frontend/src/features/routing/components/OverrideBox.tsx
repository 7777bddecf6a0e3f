import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { sentenceOf } from "@/api/problem";
import type { CallRouting } from "@/api/types";
import { type Lane, overrideLane } from "../api/overrideLane";
import { LANES } from "../names";
import classes from "./OverrideBox.module.css";
import { useSaid } from "./useSaid";

const ALL = Object.keys(LANES) as Lane[];

/** A person puts the call into another lane, with her reason. What may not be is refused in words. */
export function OverrideBox({ routing }: { routing: CallRouting }) {
  const [lane, setLane] = useState<Lane | null>(null);
  const [why, setWhy] = useState("");
  const leave = () => {
    setLane(null);
    setWhy("");
  };
  const said = useSaid(routing.id, leave);
  const now = routing.lane?.lane ?? "assisted";
  if (lane === null)
    return (
      <Button className={classes.open ?? ""} size="compact-sm" variant="subtle" onClick={() => setLane(now)}>
        Put it into another lane
      </Button>
    );
  return (
    <form
      className={classes.box}
      onSubmit={(event) => {
        event.preventDefault();
        said.mutate(() => overrideLane(routing.id, lane, why.trim()));
      }}
    >
      <SegmentedControl
        aria-label="Lane"
        value={lane}
        onChange={(value) => setLane(value as Lane)}
        data={ALL.map((value) => ({ value, label: LANES[value] }))}
      />
      <TextInput
        aria-label="Why it belongs there"
        placeholder="Why it belongs there"
        maxLength={1000}
        value={why}
        onChange={({ currentTarget: { value } }) => setWhy(value)}
      />
      <div className={classes.row}>
        <Button type="submit" size="compact-sm" disabled={why.trim() === ""} loading={said.isPending}>
          Put it there
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={leave}>
          Leave it
        </Button>
        {why.trim() === "" && <span className="faint">Say why.</span>}
      </div>
      {said.error !== null && (
        <p role="alert" className="t-now">
          {sentenceOf(said.error)}
        </p>
      )}
    </form>
  );
}
