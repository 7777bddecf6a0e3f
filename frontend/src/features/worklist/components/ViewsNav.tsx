import { memo } from "react";
import { NavLink } from "react-router";
import { useMe } from "@/api/me";
import type { WorklistCounts } from "@/api/types";
import { useNow } from "@/ui/clock";
import { clockTime, shortTime, zoneName } from "@/ui/times";
import { useCounts } from "../api/getCounts";
import { WORK, WRONG } from "../views";
import classes from "./ViewsNav.module.css";

function Links({ parts, counts }: { parts: typeof WORK; counts: WorklistCounts | undefined }) {
  return parts.map(({ view, name, icon: Icon }) => (
    <NavLink key={view} to={`/worklist/${view}`}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className="clip">{name}</span>
      <span className={classes.count}>{counts?.views[view] ?? ""}</span>
    </NavLink>
  ));
}

function ClinicHours() {
  const { clinic } = useMe();
  const now = useNow();
  const closed =
    clinic.next_closed_day === null
      ? null
      : new Date(`${clinic.next_closed_day}T12:00:00Z`).toLocaleDateString("en-US", {
          weekday: "short",
          month: "short",
          day: "numeric",
          timeZone: "UTC",
        });
  return (
    <p className={classes.foot}>
      {clinic.name}
      <br />
      {clinic.open_until !== null && `Open until ${clockTime(clinic.open_until)} ${zoneName()}`}
      {clinic.open_until === null && clinic.next_open !== null && (
        <>
          Closed now, opens {shortTime(clinic.next_open, now)} {zoneName()}
        </>
      )}
      {closed !== null && (
        <>
          <br />
          Also closed {closed}
        </>
      )}
    </p>
  );
}

/** Drawn when the counts change, not with each move of the cursor. */
export const ViewsNav = memo(function ViewsNav() {
  const { data } = useCounts();
  return (
    <nav className={classes.views} aria-label="Views">
      <h2>Work</h2>
      <Links parts={WORK} counts={data} />
      <h2>By what is wrong</h2>
      <Links parts={WRONG} counts={data} />
      <ClinicHours />
    </nav>
  );
});
