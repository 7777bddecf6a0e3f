import type { ReactNode } from "react";
import classes from "./Page.module.css";

/** A page of one column: title, a sentence, content. */
export function Page({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <h1>{title}</h1>
        {lead !== undefined && <p className="dim">{lead}</p>}
        <div className={classes.content}>{children}</div>
      </div>
    </main>
  );
}
