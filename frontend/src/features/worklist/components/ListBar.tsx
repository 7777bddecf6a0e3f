import { Button, Menu, ScrollArea } from "@mantine/core";
import { IconFilter, IconHistory, IconPhonePlus, IconSquareCheck } from "@tabler/icons-react";
import { useMe } from "@/api/me";
import { useNow } from "@/ui/clock";
import { span } from "@/ui/times";
import { ALL_KINDS, count, kindName } from "@/ui/words";
import { useCounts } from "../api/getCounts";
import classes from "./ListBar.module.css";

interface Props {
  readonly title: string;
  readonly total: string;
  readonly kind: string | null;
  readonly onKind: (kind: string | null) => void;
  readonly onOldest: (id: string) => void;
  readonly selecting: boolean;
  readonly onSelecting: () => void;
  readonly onNew: () => void;
}

const DAY = 86_400;
const ageOf = (seconds: number) => (seconds < DAY ? span(seconds) : count(Math.floor(seconds / DAY), "day"));

const ICON = { size: 14, stroke: 1.75, "aria-hidden": true } as const;

export function ListBar(props: Props) {
  const { title, total, kind, onKind, onOldest, selecting, onSelecting, onNew } = props;
  const { role } = useMe();
  const now = useNow();
  const { data } = useCounts();
  const oldest = data?.oldest ?? null;
  return (
    <div className={classes.bar}>
      <h1>{title}</h1>
      <span className="faint num">{total}</span>
      <span className="grow" />
      <Button size="compact-sm" variant="subtle" leftSection={<IconPhonePlus {...ICON} />} onClick={onNew}>
        New callback
      </Button>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" leftSection={<IconFilter {...ICON} />}>
            {kind === null ? "All kinds" : kindName(kind)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah={320}>
            <Menu.Item onClick={() => onKind(null)}>All kinds</Menu.Item>
            {ALL_KINDS.map((name) => (
              <Menu.Item key={name} onClick={() => onKind(name)}>
                {kindName(name)}
              </Menu.Item>
            ))}
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
      {oldest !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          className="num"
          leftSection={<IconHistory {...ICON} />}
          onClick={() => onOldest(oldest.id)}
        >
          Oldest, {ageOf((now - Date.parse(oldest.opened)) / 1000)}
        </Button>
      )}
      {role === "supervisor" && (
        <Button
          size="compact-sm"
          variant={selecting ? "light" : "subtle"}
          aria-pressed={selecting}
          leftSection={<IconSquareCheck {...ICON} />}
          onClick={onSelecting}
        >
          Select
        </Button>
      )}
    </div>
  );
}
