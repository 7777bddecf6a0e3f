import { VisuallyHidden } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import type { Mask, Reviewed } from "@/api/types";
import { type FoundWords, foundIn } from "@/ui/said/found";
import type { Line } from "@/ui/said/lines";
import { lineName } from "@/ui/said/names";
import { Possible } from "@/ui/said/Possible";
import { Said } from "@/ui/said/Said";
import { Unheard } from "@/ui/said/Unheard";
import { place } from "@/ui/times";
import type { Player } from "../player";
import { wordAt } from "../playingWord";
import classes from "./TranscriptLine.module.css";
import { usePlaying } from "./usePlayer";

interface Props {
  readonly line: Line;
  readonly player: Player | null;
  readonly chosen: boolean;
  readonly first: number;
  readonly last: number;
  readonly review: Reviewed | null;
  readonly lifted: ReadonlyMap<string, string>;
  readonly found: readonly FoundWords[];
  readonly onMask: ((mask: Mask) => void) | undefined;
  /** A field in the place of the chosen words. */
  readonly instead?: ReactNode;
  /** What stands under the words. */
  readonly below?: ReactNode;
}

/** Seconds before a guess: whoever judges it must hear the words that lead to it. */
const LEAD = 2;

/** One line: when, who, what, and whether somebody stands by it. */
export const TranscriptLine = memo(function TranscriptLine(props: Props) {
  const { line, player, chosen, first, last, review, lifted, found, onMask, instead, below } = props;
  const playing = usePlaying(player, (now) =>
    line.kind === "said" && now !== null && (now.playing || now.seconds > 0)
      ? wordAt(line.segment, now.seconds)
      : -1,
  );
  return (
    <>
      <td className={classes.time}>
        {player === null ? (
          <span className="num">{place(line.start)}</span>
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className="num"
            aria-label={`Play from ${place(line.start)}`}
            onClick={() => player.playFrom(line.start)}
          >
            {place(line.start)}
          </button>
        )}
      </td>
      <td
        className={classes.who}
        data-staff={(line.kind === "said" && line.segment.speaker !== "caller") || undefined}
        data-guess={line.kind === "possible" || undefined}
      >
        {lineName(line)}
      </td>
      <td className={classes.words}>
        {line.kind === "said" ? (
          <Said
            segment={line.segment}
            playing={playing}
            selected={chosen ? { first, last } : null}
            instead={instead}
            onMask={onMask}
            lifted={lifted}
            found={foundIn(line.segment.id, found)}
          />
        ) : line.kind === "gap" ? (
          <Unheard gap={line.gap} />
        ) : (
          <Possible
            guess={line.possible}
            onPlay={player === null ? undefined : () => player.playFrom(Math.max(0, line.start - LEAD))}
          />
        )}
        {below}
      </td>
      <td className={classes.review}>
        {review !== null && (
          <>
            <IconCheck size={14} stroke={2} aria-hidden />
            <VisuallyHidden>Reviewed by {review.by}</VisuallyHidden>
          </>
        )}
      </td>
    </>
  );
});
