import type { CallIdentity } from "@/api/types";
import { useNow } from "@/ui/clock";
import { shortTime } from "@/ui/times";
import { WHY_BACK } from "../names";
import classes from "./identity.module.css";

interface Props {
  readonly withdrawn: CallIdentity["withdrawn"];
  readonly title: string;
}

/** Links that were wrong: who took them back, when and why. The names of the charts are not shown. */
export function TakenBack({ withdrawn, title }: Props) {
  const now = useNow();
  return (
    <details className={classes.back}>
      <summary>{title}</summary>
      <ul className={classes.may}>
        {withdrawn.map((one) => (
          <li key={one.id}>
            {one.by}, {shortTime(one.at, now)}: {WHY_BACK[one.why].toLowerCase()}.{" "}
            {one.reason === null ? "The reason was destroyed." : `“${one.reason}”`}
          </li>
        ))}
      </ul>
    </details>
  );
}
