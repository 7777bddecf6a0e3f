import type { NotHeard } from "@/api/types";
import { place } from "../times";
import { sideName, whyNotHeard } from "./names";
import classes from "./Said.module.css";

/** In its place, with its reason: never shown as silence (S11). */
export function Unheard({ gap }: { gap: NotHeard }) {
  const seconds = Math.max(1, Math.round(gap.end - gap.start));
  return (
    <span className={classes.gap}>
      <b className="num">[not heard {seconds} s]</b>{" "}
      <span className="num">
        {place(gap.start)} to {place(gap.end)}, {sideName(gap.channel).toLowerCase()}: {whyNotHeard(gap.why)}.
        A person listens to this part.
      </span>
    </span>
  );
}
