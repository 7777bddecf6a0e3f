import { Badge, Button, CloseButton, Kbd } from "@mantine/core";
import {
  IconCheck,
  IconClockPause,
  IconPencil,
  IconPhone,
  IconRotate,
  IconUserQuestion,
} from "@tabler/icons-react";
import type { Row } from "@/api/types";
import { KindIcon } from "@/ui/KindIcon";
import { count, kindName, whoCalled } from "@/ui/words";
import classes from "./panel.module.css";

interface HeadProps {
  readonly row: Row;
  readonly place: string;
  readonly onLeave: () => void;
}

/** Who it is. A number proposes and never decides: without a person's confirmation it says so. */
export function PanelHead({ row, place, onLeave }: HeadProps) {
  return (
    <div className={classes.head}>
      <div className={`${classes.line} faint`}>
        <KindIcon kind={row.kind} />
        {kindName(row.kind)}
        <span className="grow" />
        <span className="num">{place}</span>
        <CloseButton
          size="sm"
          className={classes.leave ?? ""}
          aria-label="Back to the list"
          onClick={onLeave}
        />
      </div>
      <h2 className="num" tabIndex={-1} id="selected-item">
        {row.patient_name ?? whoCalled(row)}
      </h2>
      <div className={classes.line}>
        {row.patients === 0 ? (
          <Badge leftSection={<IconUserQuestion size={13} aria-hidden />}>Patient not confirmed</Badge>
        ) : (
          <Badge data-tone="ok" leftSection={<IconCheck size={13} aria-hidden />}>
            {row.patients === 1 ? "Patient confirmed" : `${row.patients} patients confirmed`}
          </Badge>
        )}
        {row.patient_name !== null && <span className="faint num">{whoCalled(row)}</span>}
        {row.calls > 1 && <span className="faint num">{count(row.calls, "call")} joined</span>}
      </div>
    </div>
  );
}

interface ActsProps {
  readonly row: Row;
  readonly onCall: () => void;
  readonly onLog: () => void;
  readonly onSnooze: () => void;
  readonly onClose: () => void;
  readonly onReopen: () => void;
}

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export function PanelActs({ row, onCall, onLog, onSnooze, onClose, onReopen }: ActsProps) {
  if (row.state === "closed")
    return (
      <div className={classes.acts}>
        <Button leftSection={<IconRotate {...ICON} />} onClick={onReopen}>
          Reopen
        </Button>
      </div>
    );
  const noNumber = row.number === null;
  return (
    <>
      <div className={classes.acts}>
        <Button
          variant="filled"
          leftSection={<IconPhone {...ICON} />}
          rightSection={<Kbd>C</Kbd>}
          onClick={onCall}
          disabled={noNumber}
        >
          Call
        </Button>
        <Button leftSection={<IconPencil {...ICON} />} rightSection={<Kbd>L</Kbd>} onClick={onLog}>
          Log
        </Button>
        <Button leftSection={<IconClockPause {...ICON} />} rightSection={<Kbd>S</Kbd>} onClick={onSnooze}>
          Snooze
        </Button>
        <Button leftSection={<IconCheck {...ICON} />} rightSection={<Kbd>X</Kbd>} onClick={onClose}>
          Close
        </Button>
      </div>
      {noNumber && (
        <p className={`${classes.aside} faint`}>
          {row.withheld ? "The caller hid the number" : "There is no number"}: it cannot be called back.
        </p>
      )}
    </>
  );
}
