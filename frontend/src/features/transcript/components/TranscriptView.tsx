import { Button, Kbd } from "@mantine/core";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useMe } from "@/api/me";
import type { CallItem, Mask, Transcript } from "@/api/types";
import { useKeys } from "@/ui/keys";
import type { FoundWords } from "@/ui/said/found";
import { place } from "@/ui/times";
import { usePeaks } from "../api/getPeaks";
import { wordsAt } from "../rebase";
import { stretchOf, type WordRange, wordsOf } from "../selection";
import { silences } from "../silence";
import { CorrectField } from "./CorrectField";
import classes from "./correct.module.css";
import { HeardBy } from "./HeardBy";
import { Legend } from "./Legend";
import { LiftBox } from "./LiftBox";
import { MergeBox } from "./MergeBox";
import { NoWords } from "./NoWords";
import { PlayControls } from "./PlayControls";
import { SelectionBar } from "./SelectionBar";
import { SidePanel } from "./SidePanel";
import { TranscriptLines } from "./TranscriptLines";
import layout from "./TranscriptView.module.css";
import { useDesk } from "./useDesk";
import { useListenAt } from "./useListenAt";
import { usePlaying, useRecordingPlayer } from "./usePlayer";
import { Wave } from "./Wave";

interface Props {
  readonly call: CallItem;
  readonly transcript: Transcript;
  /** Who called and when, at the head's right part. */
  readonly title: ReactNode;
  readonly about: ReactNode;
  /** Second of the sound that somebody came to hear; null where they came for the whole. */
  readonly at: number | null;
  /** Words that lead to something. */
  readonly found: readonly FoundWords[];
  /** Asks what was urgent about words; drawn by whoever knows what words lead to, absent for who may not say so. */
  readonly urgent: ((asked: Urgent) => ReactNode) | undefined;
}

/** Words of a segment, as they read now, and how to leave the question. */
export interface Urgent {
  readonly missed: { readonly segment: string; readonly first: number; readonly last: number };
  readonly words: string;
  readonly onClose: () => void;
}

/** The words of a call: heard, played, corrected, stood by. */
export function TranscriptView({ call, transcript, title, about, at, found, urgent }: Props) {
  const me = useMe();
  const mayWrite = me.role !== "auditor";
  const mayLift = me.role === "nurse" || me.role === "supervisor";
  const stored = call.recording === "stored";
  const player = useRecordingPlayer(call.id, stored);
  const length = usePlaying(player, (now) => (now === null || now.length === 0 ? null : now.length));
  const { data: peaks } = usePeaks(call.id, length, stored && length !== null);
  const desk = useDesk(transcript, player, mayWrite);
  const { lines, selection, correcting } = desk;
  const [asking, setAsking] = useState<WordRange | null>(null);
  const askedOf = transcript.segments.find(({ id }) => id === asking?.line);
  const askUrgent = () => setAsking(selection === null ? null : wordsOf(selection));
  useKeys(urgent === undefined ? {} : { m: askUrgent });
  const [mask, setMask] = useState<Mask | null>(null);
  const [lifted, setLifted] = useState<ReadonlyMap<string, string>>(new Map());
  const playing = usePlaying(player, (now) => now?.playing ?? false);
  const seconds = usePlaying(player, (now) => Math.floor(now?.seconds ?? 0));

  useListenAt(player, desk, at);

  const quiet = useMemo(() => silences(lines, peaks, length ?? 0), [lines, peaks, length]);
  useEffect(() => player?.setSilences(quiet), [player, quiet]);

  const show = (id: string, text: string) => setLifted((before) => new Map(before).set(id, text));
  // Stable, so that thousands of lines and a long list beside them are not drawn again at each key.
  const toggleMask = useCallback(
    (one: Mask) => {
      if (lifted.has(one.id)) setLifted(new Map([...lifted].filter(([id]) => id !== one.id)));
      else setMask(one);
    },
    [lifted],
  );
  const toWords = useRef(desk.toWords);
  useEffect(() => {
    toWords.current = desk.toWords;
  });
  const go = useCallback((line: string) => toWords.current({ line, first: 0, last: 0 }), []);
  const unsaid = transcript.segments.every(({ words }) => words.length === 0);
  const nothing = transcript.not_heard.length === 0 && transcript.possible.length === 0;
  const wordless = unsaid && (nothing || transcript.note !== null);
  const { work } = correcting;
  const open = work && {
    range: { line: work.edit.segment, first: work.edit.first, last: work.edit.last },
    field:
      work.conflict === null ? (
        <CorrectField
          correcting={correcting}
          text={work.edit.text}
          label="What you hear"
          onListen={desk.listenAgain}
        />
      ) : undefined,
    below: (
      <>
        {work.conflict !== null && (
          <MergeBox correcting={correcting} conflict={work.conflict} onListen={desk.listenAgain} />
        )}
        {work.refused !== null && (
          <p role="alert" className={classes.refused}>
            {work.refused}
          </p>
        )}
      </>
    ),
  };
  return (
    <>
      <div className={layout.head}>
        {player !== null && <PlayControls player={player} length={length ?? call.seconds ?? 0} />}
        {title}
      </div>
      {player !== null && peaks !== undefined && length !== null ? (
        <Wave
          player={player}
          peaks={peaks}
          seconds={length}
          transcript={transcript}
          selected={selection === null ? null : stretchOf(lines, selection)}
        />
      ) : (
        <div className={stored ? layout.noWave : ""} />
      )}
      <div className={layout.panes}>
        <section aria-label="Words" className={layout.words}>
          <div className={layout.title}>
            <h2>Transcript</h2>
            <HeardBy transcript={transcript} />
            {at !== null && !stored && (
              <span role="status" className="t-review">
                {call.recording === "recording"
                  ? "The sound can be played once the call has ended."
                  : "This call was not recorded: there is no sound to play."}
              </span>
            )}
            {!wordless && <Legend lines={lines} onNext={desk.toMark} />}
          </div>
          {wordless ? (
            <NoWords call={call} transcript={transcript} />
          ) : (
            <TranscriptLines
              lines={lines}
              player={player}
              selection={selection}
              reviewed={transcript.reviewed}
              lifted={lifted}
              found={found}
              following={desk.following}
              onScrolled={() => desk.setFollowing(false)}
              onWord={desk.toWord}
              onWords={desk.toWords}
              onOpen={desk.correctHere}
              onMask={mayLift ? toggleMask : undefined}
              open={open}
            />
          )}
          {playing && !desk.following && (
            <Button className={layout.follow ?? ""} onClick={() => desk.setFollowing(true)}>
              Follow the sound, {place(seconds)} <Kbd>F</Kbd>
            </Button>
          )}
          {desk.refused !== null && (
            <p role="alert" className={layout.refused}>
              {desk.refused}
            </p>
          )}
          {!wordless && (
            <SelectionBar
              lines={lines}
              selection={selection}
              playable={player !== null}
              mayWrite={mayWrite}
              reviewing={desk.reviewing}
              onPlay={desk.playHere}
              onCorrect={desk.correctHere}
              onReview={desk.reviewHere}
              onUrgent={urgent && askUrgent}
            />
          )}
        </section>
        <SidePanel transcript={transcript} me={me.name} onGo={go}>
          {about}
        </SidePanel>
      </div>
      {asking !== null &&
        askedOf !== undefined &&
        urgent?.({
          missed: { segment: askedOf.id, first: asking.first, last: asking.last },
          words: wordsAt(askedOf, asking.first, asking.last),
          onClose: () => setAsking(null),
        })}
      {mask !== null && (
        <LiftBox
          call={call.id}
          mask={mask}
          onShown={(text) => {
            show(mask.id, text);
            setMask(null);
          }}
          onClose={() => setMask(null)}
        />
      )}
    </>
  );
}
