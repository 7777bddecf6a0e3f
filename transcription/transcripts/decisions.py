"""What may become a fact of a transcript. Pure: the same state and command give the same events.

What was heard is recorded once, however often it is told: a pass that begins again after a crash tells
all that it hears, and only what is not known becomes a fact. Whether it may be recorded at all is the
caller's to say (S3, S13): appending.py asks that in the transaction that appends.
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
    TranscriptMasked,
    TranscriptMaskLifted,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptPossibleHeard,
    TranscriptRangeReviewed,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
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

HeardFact = (
    TranscriptSegmentRecorded
    | TranscriptMasked
    | TranscriptNotHeard
    | TranscriptPassCompleted
    | TranscriptPossibleHeard
)
"""What a pass tells, in its order: a mask before or after its segment, completion last; then the proposals of
the second hearing."""


class RecordHeard(msgspec.Struct, frozen=True, kw_only=True):
    """What a pass heard, masked and did not hear, any number at once. Known: no event."""

    facts: Sequence[HeardFact]


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


Command = RecordHeard | Correct | Review | LiftMask


def decide(state: Transcript, command: Command) -> Sequence[Event]:
    """The facts that a command adds; none when they are known."""
    match command:
        case RecordHeard():
            return _record(state, command)
        case Correct():
            return _correct(state, command)
        case Review():
            return _review(state, command)
        case LiftMask():
            return _lift(state, command)


def _record(state: Transcript, command: RecordHeard) -> list[Event]:
    fresh: list[Event] = []
    for fact in command.facts:
        if not _known(state, fact):
            fresh.append(fact)
            state = evolve(state, fact)
    return fresh


def _known(state: Transcript, fact: HeardFact) -> bool:
    match fact:
        case TranscriptSegmentRecorded():
            return fact.segment in state.segments
        case TranscriptMasked():
            return fact.mask in state.masks
        case TranscriptPossibleHeard():
            return fact.possible in state.possible
        case TranscriptNotHeard():
            return any(gap.noted == fact for gap in state.gaps)
        case TranscriptPassCompleted():
            return any(_same_pass(fact, other) for other in state.completed)


def _same_pass(one: TranscriptPassCompleted, other: TranscriptPassCompleted) -> bool:
    """A pass over the same sound with the same settings, however long it took. A live pass that goes on
    after the sound broke off has heard more of it."""
    same = (one.heard_in, one.settings, one.recording) == (other.heard_in, other.settings, other.recording)
    return same and (one.heard_in == "post_call" or one.seconds == other.seconds)


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
