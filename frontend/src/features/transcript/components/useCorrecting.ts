import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { intend } from "@/api/intention";
import { ProblemError, sentenceOf } from "@/api/problem";
import { getTranscript, keepTranscript } from "@/api/transcript";
import type { Transcript } from "@/api/types";
import { correct } from "../api/correct";
import { type Conflict, type Edit, type Rebased, rebase, wordsAt } from "../rebase";
import type { WordRange } from "../selection";

/** Corrections of other words by other people may come in between; so many in a row do not. */
const TRIES = 4;
const GONE =
  "These words were heard again meanwhile, better. Copy yours, leave with Escape, and select the new words.";

interface Work {
  readonly edit: Edit;
  readonly conflict: Conflict | null;
  readonly refused: string | null;
}

export interface Correcting {
  readonly work: Work | null;
  readonly saving: boolean;
  readonly begin: (range: WordRange) => void;
  readonly type: (text: string) => void;
  readonly save: () => void;
  readonly leave: () => void;
}

function after(work: Work, rebased: Rebased): Work {
  if (rebased.kind === "gone") return { ...work, refused: GONE };
  if (rebased.kind === "conflict") {
    const { conflict } = rebased;
    return { edit: conflict.edit, conflict, refused: null };
  }
  return { ...work, edit: rebased.edit };
}

/**
 * One correction from its first letter until it is kept. What others change meanwhile moves it along, or, when
 * they touched the same words, is laid beside it: nothing that was typed is lost, nobody is overwritten unseen.
 */
export function useCorrecting(transcript: Transcript): Correcting {
  const queries = useQueryClient();
  const [work, setWork] = useState<Work | null>(null);
  const [saving, setSaving] = useState(false);

  useEffect(() => {
    setWork((before) => (before === null ? null : after(before, rebase(before.edit, transcript))));
  }, [transcript]);

  const begin = ({ line, first, last }: WordRange) => {
    const segment = transcript.segments.find(({ id }) => id === line);
    if (segment === undefined || segment.words.length === 0) return;
    const before = wordsAt(segment, first, last);
    const edit = { segment: line, first, last, before, known: segment.corrections.length, text: before };
    setWork({ edit, conflict: null, refused: null });
  };

  const send = async (begun: Work) => {
    let edit = begun.edit;
    let version = transcript.version;
    for (let left = TRIES; left > 0; left--) {
      try {
        keepTranscript(queries, await correct(intend({ id: transcript.id, version }), edit));
        setWork(null);
        return;
      } catch (error) {
        if (!(error instanceof ProblemError && error.status === 412))
          return setWork({ ...begun, edit, refused: sentenceOf(error) });
        const now = await getTranscript(transcript.id);
        const rebased = rebase(edit, now);
        keepTranscript(queries, now);
        if (rebased.kind !== "moved")
          return setWork((latest) => latest && after({ ...latest, edit }, rebased));
        edit = rebased.edit;
        version = now.version;
      }
    }
    setWork({ ...begun, edit, refused: "Others correct this transcript right now. Save again." });
  };

  const save = () => {
    if (work === null || saving) return;
    const { edit } = work;
    if (edit.text.trim() === edit.before) return setWork(null);
    setSaving(true);
    send({ ...work, refused: null })
      .catch((error: unknown) => setWork((latest) => latest && { ...latest, refused: sentenceOf(error) }))
      .finally(() => setSaving(false));
  };

  return {
    work,
    saving,
    begin,
    save,
    type: (text) =>
      setWork((before) => before && { ...before, edit: { ...before.edit, text }, refused: null }),
    leave: () => setWork(null),
  };
}
