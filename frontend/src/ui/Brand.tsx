import { IconPhoneIncoming } from "@tabler/icons-react";
import classes from "./Brand.module.css";

export function Brand() {
  return (
    <span className={classes.brand}>
      <span className={classes.mark}>
        <IconPhoneIncoming size={14} stroke={1.75} aria-hidden />
      </span>
      Ringback
    </span>
  );
}
