import { Link, useLocation } from "react-router";
import { useMe } from "@/api/me";
import { useOpen } from "@/features/escalations/api/listOpen";
import { useCounts } from "@/features/worklist/api/getCounts";
import { Brand } from "@/ui/Brand";
import classes from "./Frame.module.css";
import { PersonMenu } from "./PersonMenu";
import { PLACES } from "./roles";
import { SearchField } from "./SearchField";

function TeamCount() {
  const { data } = useCounts();
  return data === undefined ? null : <span className={classes.count}>{data.views.team}</span>;
}

function OpenCount() {
  const { data = [] } = useOpen(true);
  return data.length === 0 ? null : <span className={classes.count}>{data.length}</span>;
}

/** The place that an address belongs to: a call that is read while it lasts is a live call. */
const placeOf = (pathname: string): string =>
  /^\/calls\/[^/]+\/live/.test(pathname) ? "/live" : (/^\/[^/]*/.exec(pathname)?.[0] ?? "/");

export function TopBar() {
  const { role } = useMe();
  const { pathname } = useLocation();
  const places = PLACES[role];
  const searchable = pathname.startsWith("/worklist") || pathname.startsWith("/calls");
  return (
    <header className={classes.top}>
      <Brand />
      <nav className={classes.nav} aria-label="Main">
        {places.map(({ to, name }) => (
          <Link key={to} to={to} aria-current={placeOf(pathname) === to ? "page" : undefined}>
            {name}
            {to === "/worklist" && <TeamCount />}
            {to === "/escalations" && <OpenCount />}
          </Link>
        ))}
      </nav>
      <div className={classes.right}>
        {searchable && (
          <SearchField
            label={pathname.startsWith("/calls") ? "Search calls by number" : "Search by number"}
          />
        )}
        <PersonMenu />
      </div>
    </header>
  );
}
