"""Whether somebody was overtaken (ADR-0017): what happened to the very words since the version they saw.

While a call lasts its transcript grows every few seconds, so that a version alone would overtake every
correction of a live word. A correction is overtaken by another of the same segment, a review by whatever
changed in its range, and both by a pass that put other words in their place.
"""

from collections.abc import Callable
from uuid import UUID

from coordination.http.problems import Problem, Slug
from coordination.http.since import actor_names
from coordination.http.words import ago
from coordination.log.decider import state_of
from coordination.log.event import Event, Logged
from coordination.log.stream import Loaded
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.events import (
    TranscriptPassCompleted,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
)
from transcription.transcripts.state import Transcript
from transcription.transcripts.superseding import is_shown
from transcription.transcripts.words import span, words_of

Changes = Callable[[Event], bool]


def refuse_overtaken_correction(loaded: Loaded, seen: int, segment: UUID) -> None:
    """412 when these words were corrected since, or another pass took their place."""
    state = state_of(TRANSCRIPT, loaded.events)
    known = state.segments.get(segment)
    gone = known is not None and not is_shown(state, known)

    def changes(event: Event) -> bool:
        match event:
            case TranscriptSegmentCorrected(segment=corrected):
                return corrected == segment
            case TranscriptPassCompleted(heard_in="post_call"):
                return gone
            case _:
                return False

    _refuse(loaded, seen, state, changes)


def refuse_overtaken_review(loaded: Loaded, seen: int, start: float, end: float) -> None:
    """412 when words in this range were heard, corrected or replaced since."""
    state = state_of(TRANSCRIPT, loaded.events)

    def inside(segment: UUID) -> bool:
        known = state.segments.get(segment)
        return known is not None and known.heard.start < end and known.heard.end > start

    def changes(event: Event) -> bool:
        match event:
            case TranscriptSegmentCorrected(segment=segment):
                return inside(segment)
            case TranscriptSegmentRecorded(segment=segment):
                return inside(segment) and is_shown(state, state.segments[segment])
            case TranscriptPassCompleted(heard_in="post_call"):
                return True
            case _:
                return False

    _refuse(loaded, seen, state, changes)


def _refuse(loaded: Loaded, seen: int, state: Transcript, changes: Changes) -> None:
    newer = [
        one
        for one in loaded.logged
        if one.version > seen and isinstance(one.event, Event) and changes(one.event)
    ]
    if seen > loaded.version:
        raise Problem(Slug.STALE_VERSION, "This is not the version that you saw. Load it again.", since=[])
    if not newer:
        return
    names = actor_names({one.actor for one in newer})
    since = [
        {
            "at": one.recorded_at.isoformat().replace("+00:00", "Z"),
            "actor": names[one.actor],
            "summary": _summary(one, state),
        }
        for one in newer
    ]
    last = since[-1]
    when = ago(newer[-1].recorded_at, loaded.now)
    raise Problem(Slug.STALE_VERSION, f"{last['actor']} {last['summary']} {when}.", since=since)


def _summary(one: Logged, state: Transcript) -> str:
    """Which words, in which range: never what they say (S8)."""
    match one.event:
        case TranscriptSegmentCorrected(segment=segment, first=first, last=last):
            known = state.segments.get(segment)
            place = f" at {span(known.heard.start, known.heard.end)}" if known else ""
            return f"corrected {words_of(first, last)}{place}"
        case TranscriptSegmentRecorded(start=start, end=end):
            return f"heard more at {span(start, end)}"
        case _:
            return "finished a later hearing of the call, whose words are shown now,"
