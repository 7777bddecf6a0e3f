import { Avatar } from "@mantine/core";
import classes from "./Person.module.css";

interface Props {
  readonly initials: string;
  readonly me?: boolean;
  readonly large?: boolean;
}

/** The initials of a person; decoration beside the name. */
export function Initials({ initials, me = false, large = false }: Props) {
  return (
    <Avatar
      size={large ? 28 : 22}
      radius="xl"
      aria-hidden
      className={me ? classes.me : classes.other}
      data-large={large || undefined}
    >
      {initials}
    </Avatar>
  );
}

/** Nobody yet: the duty that answers for it. */
export function Nobody() {
  return <span className={classes.nobody} aria-hidden />;
}
