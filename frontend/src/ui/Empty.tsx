import type { ReactNode } from "react";
import classes from "./Empty.module.css";

/** Says what would be here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className="strong">{title}</p>
      {children}
    </div>
  );
}
