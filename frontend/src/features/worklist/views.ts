import {
  IconAlertTriangle,
  IconClockPause,
  IconEar,
  IconEyeOff,
  IconInbox,
  IconMessageOff,
  IconUser,
  IconUserQuestion,
  IconUsers,
  type TablerIcon,
} from "@tabler/icons-react";
import type { View } from "@/api/types";

interface ViewPart {
  readonly view: View;
  readonly name: string;
  readonly icon: TablerIcon;
  /** What an empty view says. */
  readonly none: string;
}

export const WORK: readonly ViewPart[] = [
  { view: "mine", name: "Mine", icon: IconUser, none: "Work that you claimed or were given would be here." },
  {
    view: "unassigned",
    name: "Unassigned",
    icon: IconInbox,
    none: "Open work of your duties that nobody has claimed would be here.",
  },
  { view: "team", name: "Team", icon: IconUsers, none: "All open work of the team would be here." },
];

export const WRONG: readonly ViewPart[] = [
  {
    view: "overdue",
    name: "Overdue",
    icon: IconAlertTriangle,
    none: "Work past its due time would be here.",
  },
  { view: "review", name: "Review", icon: IconEar, none: "What a nurse should listen to would be here." },
  {
    view: "uncontacted",
    name: "Uncontacted",
    icon: IconMessageOff,
    none: "Work whose caller nobody has spoken with yet would be here.",
  },
  {
    view: "unmatched",
    name: "Unmatched calls",
    icon: IconUserQuestion,
    none: "Work whose patient nobody has confirmed yet would be here.",
  },
  {
    view: "withheld",
    name: "Withheld numbers",
    icon: IconEyeOff,
    none: "Calls that hid their number would be here.",
  },
  {
    view: "snoozed",
    name: "Snoozed",
    icon: IconClockPause,
    none: "Work that sleeps for a while would be here.",
  },
];

const ALL = [...WORK, ...WRONG];
const TEAM = WORK[2] as ViewPart;

export const viewNamed = (name: string | undefined): ViewPart =>
  ALL.find(({ view }) => view === name) ?? TEAM;
