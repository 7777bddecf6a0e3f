import { Button, Kbd } from "@mantine/core";
import { IconPlus, IconWifiOff } from "@tabler/icons-react";
import type { LiveState } from "@/api/live";
import type { Followup } from "@/api/types";
import { clockTime } from "@/ui/times";
import { count, kindName } from "@/ui/words";
import classes from "./ListBar.module.css";

/** "1 review, 2 callbacks" */
function kindsOf(work: readonly Followup[]): string {
  const sizes = new Map<string, number>();
  for (const { kind } of work) sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
  return [...sizes].map(([kind, n]) => count(n, kindName(kind).toLowerCase())).join(", ");
}

interface Props {
  readonly work: readonly Followup[];
  readonly since: number;
  readonly onShow: () => void;
}

/** New work waits here, until the person asks for it. */
export function NewBar({ work, since, onShow }: Props) {
  return (
    <div role="status">
      {work.length > 0 && (
        <div className={classes.band}>
          <IconPlus size={14} stroke={1.75} aria-hidden />
          <span className="num">{work.length} new</span>
          <span className={`${classes.rest} clip`}>
            since {clockTime(since)}: {kindsOf(work)}. Your order stays until you show them.
          </span>
          <span className="grow" />
          <Button size="compact-sm" c="var(--rb-accent-text)" onClick={onShow}>
            Show <Kbd>N</Kbd>
          </Button>
        </div>
      )}
    </div>
  );
}

export function PausedBar({ live }: { live: LiveState }) {
  return (
    <div role="status">
      {live === "paused" && (
        <div className={classes.band} data-tone="review">
          <IconWifiOff size={14} stroke={1.75} aria-hidden />
          Live updates are paused, reconnecting.
          <span className={`${classes.rest} clip`}>What you see may be old; what you do still counts.</span>
        </div>
      )}
    </div>
  );
}
