import type { PolicyPreview } from "@/api/types";
import { useNow } from "@/ui/clock";
import { Section } from "@/ui/Section";
import { clockTime, dateName, dayName } from "@/ui/times";
import { dutyBrief, phone } from "@/ui/words";
import classes from "./RosterCalendar.module.css";

type Preview = Pick<PolicyPreview, "days" | "shifts" | "on_call">;

/** Two weeks of the roster: each day's shifts by duty, and whose telephone rings. */
export function RosterCalendar({ preview }: { preview: Preview }) {
  const now = useNow();
  const duties = [...new Set(preview.shifts.map(({ duty }) => duty))];
  const weeks = [preview.days.slice(0, 7), preview.days.slice(7)];
  return (
    <>
      {duties.length === 0 ? (
        <Section title="Shifts">
          <p className="dim">No shifts: every duty is everybody’s who holds it.</p>
        </Section>
      ) : (
        weeks.map((days, index) => (
          <WeekTable
            key={days[0]}
            title={index === 0 ? "This week" : "Next week"}
            days={days}
            duties={duties}
            shifts={preview.shifts}
          />
        ))
      )}
      <Section title="On call" aside="whose telephone rings">
        <ul className={classes.turns}>
          {preview.on_call.map((turn) => (
            <li key={turn.start}>
              <span className="num">
                {dayName(turn.start, now)} to {dayName(turn.end, now)}, {clockTime(turn.end)}
              </span>
              <span>{turn.name ?? "Nobody has a turn"}</span>
              <span className="num">{phone(turn.number)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

interface WeekProps {
  readonly title: string;
  readonly days: readonly string[];
  readonly duties: readonly string[];
  readonly shifts: Preview["shifts"];
}

function WeekTable({ title, days, duties, shifts }: WeekProps) {
  return (
    <Section title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <section className={classes.scroller} tabIndex={0} aria-label={`Shifts of ${title.toLowerCase()}`}>
        <table className={classes.week}>
          <thead>
            <tr>
              <th scope="col">Duty</th>
              {days.map((day) => (
                <th key={day} scope="col" className="num">
                  {dateName(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => (
              <tr key={duty}>
                <th scope="row">{dutyBrief(duty)}</th>
                {days.map((day) => (
                  <td key={day}>
                    {shifts
                      .filter((shift) => shift.duty === duty && shift.day === day)
                      .map((shift) => (
                        <span key={shift.start + shift.names.join()} className={classes.shift}>
                          <b>{shift.names.map(shortName).join(", ")}</b>
                          <small className="num">
                            {clockTime(shift.start)} to {clockTime(shift.end)}
                          </small>
                        </span>
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

/** "Dana Whitlock, RN" in a narrow cell is Dana W. */
function shortName(name: string): string {
  const [first = name, last = ""] = (name.split(",")[0] ?? name).split(" ");
  return last === "" ? first : `${first} ${last.charAt(0)}.`;
}
