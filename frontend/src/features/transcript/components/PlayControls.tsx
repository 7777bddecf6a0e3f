import { Button, Kbd } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack } from "@tabler/icons-react";
import { place } from "@/ui/times";
import { type Player, RATES } from "../player";
import classes from "./PlayControls.module.css";
import { usePlaying } from "./usePlayer";

/** Seconds that one press goes back: about one breath of speech. */
export const BACK = 3;

interface Props {
  readonly player: Player;
  readonly length: number;
}

/** Play, back, how fast, and whether silence is skipped. */
export function PlayControls({ player, length }: Props) {
  const playing = usePlaying(player, (now) => now?.playing ?? false);
  const seconds = usePlaying(player, (now) => Math.floor(now?.seconds ?? 0));
  const rate = usePlaying(player, (now) => now?.rate ?? 1);
  const skipping = usePlaying(player, (now) => now?.skipping ?? false);
  const failed = usePlaying(player, (now) => now?.failed ?? false);
  return (
    <>
      <Button
        variant="filled"
        leftSection={
          playing ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />
        }
        rightSection={<Kbd>Space</Kbd>}
        onClick={() => player.toggle()}
      >
        {playing ? "Pause" : "Play"}
      </Button>
      <div className={`${classes.pos} num`}>
        <b>{place(seconds)}</b>
        <span className="faint">of {place(length)}</span>
      </div>
      {failed && (
        <span role="alert" className="t-review">
          The recording could not be loaded. Press play to try again.
        </span>
      )}
      <div className={classes.how}>
        <Button
          variant="subtle"
          leftSection={<IconPlayerSkipBack size={14} stroke={1.75} aria-hidden />}
          onClick={() => player.seek(player.now().seconds - BACK)}
        >
          {BACK} s <Kbd>B</Kbd>
        </Button>
        <fieldset className={classes.speed}>
          <legend>Speed</legend>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label="Slower"
            disabled={rate === RATES[0]}
            onClick={() => player.turn(-1)}
          >
            <Kbd>[</Kbd>
          </Button>
          <output className="num">{rate}× speed</output>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label="Faster"
            disabled={rate === RATES.at(-1)}
            onClick={() => player.turn(1)}
          >
            <Kbd>]</Kbd>
          </Button>
        </fieldset>
        <Button
          variant={skipping ? "light" : "subtle"}
          aria-pressed={skipping}
          onClick={() => player.setSkipping(!skipping)}
        >
          Skip silence{skipping ? ": on" : ""} <Kbd>S</Kbd>
        </Button>
      </div>
    </>
  );
}
