import { Button } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { sentenceOf } from "@/api/problem";
import classes from "./Empty.module.css";

/** What went wrong and what to do, in the place where the content would be. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div className={classes.empty} role="alert">
      <IconPlugConnectedX size={24} stroke={1.5} aria-hidden />
      <p>{sentenceOf(error)}</p>
      {retry !== undefined && <Button onClick={retry}>Try again</Button>}
    </div>
  );
}
