import { Badge } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import type { OnDuty } from "@/api/types";
import { Initials } from "@/ui/Person";
import { shortTime, zoneName } from "@/ui/times";
import { phone } from "@/ui/words";
import classes from "./DutyBoard.module.css";

/** Each duty with whoever answers for it now; who has no screen open is said, since no banner reaches them. */
export function DutyBoard({ board }: { board: OnDuty }) {
  const now = Date.parse(board.now);
  return (
    <>
      <p className={classes.phone}>
        <IconPhone size={16} stroke={1.75} aria-hidden />
        <span>
          The on-call telephone is <b className="num">{phone(board.telephone)}</b>
          {board.telephone_of !== null ? `, ${board.telephone_of}` : ", nobody’s own"}
        </span>
        <span className="dim num">
          {board.open_until !== null
            ? `Open until ${shortTime(board.open_until, now)} ${zoneName()}`
            : board.next_open !== null && `Closed until ${shortTime(board.next_open, now)} ${zoneName()}`}
        </span>
      </p>
      <table className={classes.table} aria-label="On duty now">
        <thead>
          <tr>
            <th scope="col">Duty</th>
            <th scope="col">Who answers now</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {board.duties.map((one) => (
            <tr key={one.duty}>
              <th scope="row">{one.title}</th>
              <td>
                {one.people.length === 0 ? (
                  <span className="t-review">Nobody{one.rostered ? " has a shift now" : " holds it"}</span>
                ) : (
                  <ul className={classes.people}>
                    {one.people.map((person) => (
                      <li key={person.id}>
                        <Initials initials={person.initials} />
                        {person.name}
                        <Badge {...(person.there ? { "data-tone": "ok" } : {})}>
                          {person.there ? "There" : "No screen open"}
                        </Badge>
                      </li>
                    ))}
                  </ul>
                )}
              </td>
              <td className="dim">{one.rostered ? "the roster" : "everybody who holds it"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
