"""The read model of transcripts: counts, never words.

What was destroyed is counted nowhere: neither the words that an engine heard, nor the edits of them, so
that a correction rate has both or neither.
"""

from typing import Any

from coordination.log.event import Logged
from coordination.log.projection import Projection
from transcription.transcripts.events import (
    CorrectedWords,
    Pass,
    SegmentWords,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
)
from transcription.transcripts.row import TranscriptRow

GIVEN_UP = "/given_up"  # what a round gave up, which it has heard when it is completed after all

transcripts = Projection("transcripts", TranscriptRow, kinds=("transcript",))


def _key(heard_in: Pass, settings: str) -> str:
    return f"{heard_in}/{settings}"


def _round(heard_in: Pass, completed: int) -> str:
    """Live words are heard once; a post-call pass may be made again."""
    return heard_in if heard_in == "live" else f"{heard_in}/{completed}"


@transcripts.on(TranscriptSegmentRecorded)
def segment_recorded(row: TranscriptRow, event: TranscriptSegmentRecorded, at: Logged) -> None:
    key = _key(event.heard_in, event.settings)
    before = row.passes.get(key, {"segments": 0, "words": 0, "edits": 0, "until": 0.0})
    words = _count(event.content) if isinstance(event.content, SegmentWords) else 0
    row.mode = at.mode
    if event.heard_in == "live":
        row.last_live = key
    else:
        row.last_post_call = key
    row.passes = {
        **row.passes,
        key: {
            **before,
            "heard_in": event.heard_in,
            "engine": event.engine,
            "model": event.model,
            "language": event.language,
            "segments": before["segments"] + 1,
            "words": before["words"] + words,
            "until": max(before["until"], event.end),
        },
    }


def _count(content: SegmentWords) -> int:
    return len(content.words) or len(content.text.split())


@transcripts.on(TranscriptSegmentCorrected)
def segment_corrected(row: TranscriptRow, event: TranscriptSegmentCorrected, at: Logged) -> None:
    key = _key(event.heard_in, event.settings)
    if key in row.passes and isinstance(event.content, CorrectedWords):
        before = row.passes[key]
        row.passes = {**row.passes, key: {**before, "edits": before["edits"] + event.edits}}


@transcripts.on(TranscriptNotHeard)
def not_heard(row: TranscriptRow, event: TranscriptNotHeard, at: Logged) -> None:
    key = _round(event.heard_in, row.completed) + (GIVEN_UP if event.given_up else "")
    row.mode = at.mode
    row.not_heard = {**row.not_heard, key: row.not_heard.get(key, 0.0) + event.end - event.start}


@transcripts.on(TranscriptPassCompleted)
def pass_completed(row: TranscriptRow, event: TranscriptPassCompleted, at: Logged) -> None:
    row.mode = at.mode
    if event.heard_in == "post_call":
        row.completed += 1
        row.completed_pass = _key(event.heard_in, event.settings)


@transcripts.derive
def derive(row: TranscriptRow) -> None:
    """The pass that is shown, by the rule of superseding.py."""
    shown = row.completed_pass or row.last_live or row.last_post_call
    row.state = shown.partition("/")[0] or "none"
    found: dict[str, Any] = row.passes.get(shown, {})
    row.engine, row.model = found.get("engine", ""), found.get("model", "")
    row.language = found.get("language", "")
    row.words, row.edits = found.get("words", 0), found.get("edits", 0)
    row.heard_until = found.get("until", 0.0)
    missed = sum(row.not_heard.get(key, 0.0) for key in _shown_rounds(row))
    row.not_heard_seconds = round(missed, 3)


def _shown_rounds(row: TranscriptRow) -> list[str]:
    """By the rule of superseding.py: what the shown hearing missed; without any, whatever was missed."""
    if row.completed:
        return [_round("post_call", row.completed - 1)]
    if row.state == "none":
        return list(row.not_heard)
    first = _round("post_call", 0)
    return [first, first + GIVEN_UP] if row.state == "post_call" else ["live"]
