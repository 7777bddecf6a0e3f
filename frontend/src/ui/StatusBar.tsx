import { Kbd } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./StatusBar.module.css";

export function KeyHint({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <span className={classes.hint}>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}

export function StatusBar({ children, right }: { children: ReactNode; right?: ReactNode }) {
  return (
    <footer className={classes.status}>
      {children}
      <span className={classes.right}>{right}</span>
    </footer>
  );
}
