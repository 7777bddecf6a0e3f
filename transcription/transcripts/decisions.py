"""What people make of a transcript. Pure: the same state and command give the same events.

What passes hear is another matter, for which nobody need know the words: heard.py.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from coordination.log.decider import Decider
from coordination.log.event import Event, Forgotten
from transcription.transcripts.correcting import edits, joined
from transcription.transcripts.events import (
    CorrectedWords,
    Reason,
    TranscriptMaskLifted,
    TranscriptRangeReviewed,
    TranscriptSegmentCorrected,
)
from transcription.transcripts.refusals import (
    NoSuchMask,
    NoSuchRange,
    NoSuchSegment,
    NoSuchWords,
    NothingThere,
    NotLiftable,
    ReasonNeeded,
    SegmentReplaced,
    WordsDestroyed,
)
from transcription.transcripts.state import EMPTY, Segment, Transcript, evolve
from transcription.transcripts.superseding import is_shown, shown, stands


class Correct(msgspec.Struct, frozen=True, kw_only=True):
    """A person heard words `first` to `last` of a segment as `text`; an empty text strikes them."""

    segment: UUID
    first: int
    last: int
    text: str


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A person listened to a range and stands by the words as they are now."""

    start: float
    end: float


class LiftMask(msgspec.Struct, frozen=True, kw_only=True):
    """A person looks under a mask and says why. Every look is a fact of its own."""

    mask: UUID
    reason: str


Command = Correct | Review | LiftMask


def decide(state: Transcript, command: Command) -> Sequence[Event]:
    """The facts that a command adds; none when they are known."""
    match command:
        case Correct():
            return _correct(state, command)
        case Review():
            return _review(state, command)
        case LiftMask():
            return _lift(state, command)


def _correct(state: Transcript, command: Correct) -> list[Event]:
    segment = _segment(state, command.segment)
    if not 0 <= command.first <= command.last < len(segment.words):
        raise NoSuchWords
    before = joined(segment.words[command.first : command.last + 1])
    after = " ".join(command.text.split())
    if before == after:
        return []
    heard_in, settings = segment.of_pass
    return [
        TranscriptSegmentCorrected(
            segment=command.segment,
            first=command.first,
            last=command.last,
            heard_in=heard_in,
            settings=settings,
            edits=edits(before, after),
            content=CorrectedWords(before=before, after=after),
        )
    ]


def _segment(state: Transcript, id_: UUID) -> Segment:
    segment = state.segments.get(id_)
    if segment is None:
        raise NoSuchSegment
    if segment.destroyed:
        raise WordsDestroyed
    if not is_shown(state, segment):
        raise SegmentReplaced
    return segment


def _review(state: Transcript, command: Review) -> list[Event]:
    if not 0 <= command.start < command.end:
        raise NoSuchRange
    inside = [one for one in shown(state) if one.heard.start < command.end and one.heard.end > command.start]
    if not inside:
        raise NothingThere
    if any(one.destroyed for one in inside):
        raise WordsDestroyed
    reviewed = TranscriptRangeReviewed(start=command.start, end=command.end)
    if any(one.range == reviewed and stands(state, one) for one in state.reviewed):
        return []
    return [reviewed]


def _lift(state: Transcript, command: LiftMask) -> list[Event]:
    mask = state.masks.get(command.mask)
    if mask is None:
        raise NoSuchMask
    if mask.kind != "social_security":
        raise NotLiftable
    if isinstance(mask.content, Forgotten):
        raise WordsDestroyed
    reason = command.reason.strip()
    if not reason:
        raise ReasonNeeded
    return [TranscriptMaskLifted(mask=command.mask, content=Reason(text=reason))]


TRANSCRIPT: Decider[Transcript] = Decider(kind="transcript", initial=EMPTY, evolve=evolve, decide=decide)
