import { NavLink } from "react-router";
import type { CallItem } from "@/api/types";
import classes from "./CallTabs.module.css";

/** The views of one call. */
export function CallTabs({ call }: { call: CallItem }) {
  return (
    <nav className={classes.tabs} aria-label="This call">
      {call.state !== "ended" && <NavLink to={`/calls/${call.id}/live`}>Live</NavLink>}
      <NavLink to={`/calls/${call.id}/transcript`}>Transcript</NavLink>
      <NavLink to={`/calls/${call.id}/timeline`}>Timeline</NavLink>
    </nav>
  );
}
