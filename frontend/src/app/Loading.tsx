import { Skeleton } from "@mantine/core";
import classes from "./Frame.module.css";

/** While the code of a first page is on its way: the frame, and where its rows will be. */
export function Loading() {
  return (
    <div className={classes.frame} aria-busy="true">
      <Skeleton height={48} radius={0} />
      <div />
      <Skeleton height={320} m="lg" width="auto" />
    </div>
  );
}
