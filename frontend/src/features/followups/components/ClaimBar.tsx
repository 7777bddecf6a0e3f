import { Button } from "@mantine/core";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { useMe } from "@/api/me";
import type { Row } from "@/api/types";
import { useNow } from "@/ui/clock";
import { clockTime, span } from "@/ui/times";
import { dutyName } from "@/ui/words";
import classes from "./panel.module.css";

interface Props {
  readonly row: Row;
  readonly onClaim: () => void;
  readonly onRenew: () => void;
  readonly onRelease: () => void;
}

/** Who has it, for how long, and how to change that. */
export function ClaimBar({ row, onClaim, onRenew, onRelease }: Props) {
  const me = useMe();
  const now = useNow();
  if (row.state === "closed") return null;
  const lapses =
    row.claimed_until === null
      ? ""
      : ` Lapses in ${span((Date.parse(row.claimed_until) - now) / 1000)}, ${clockTime(row.claimed_until)}.`;
  const mine = row.owner?.id === me.id;
  return (
    <div className={classes.claim}>
      {row.owner === null ? (
        <IconLockOpen size={14} stroke={1.75} aria-hidden />
      ) : (
        <IconLock size={14} stroke={1.75} aria-hidden />
      )}
      <span className="num grow">
        {row.owner === null && `Nobody has claimed it. It waits for ${dutyName(row.duty).toLowerCase()}.`}
        {row.owner !== null && `${mine ? "You have it" : `${row.owner.name} has it`}.${lapses}`}
      </span>
      {row.owner === null && (
        <Button size="compact-sm" onClick={onClaim}>
          Claim
        </Button>
      )}
      {mine && (
        <>
          <Button size="compact-sm" variant="subtle" onClick={onRenew}>
            Renew
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onRelease}>
            Release
          </Button>
        </>
      )}
    </div>
  );
}
