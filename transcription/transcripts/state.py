"""A transcript as everything that was heard in a call, by whichever pass, and corrected. Pure.

Which of it is shown is another question: superseding.py.
"""

from collections.abc import Mapping
from uuid import UUID

import msgspec
from msgspec.structs import replace

from coordination.log.event import Event, Forgotten
from transcription.transcripts.correcting import joined, moved, replaced, spread
from transcription.transcripts.events import (
    CorrectedWords,
    MarkedWords,
    Pass,
    SegmentWords,
    TranscriptMasked,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptPossibleHeard,
    TranscriptRangeReviewed,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
    Word,
)

PassKey = tuple[Pass, str]
"""A pass by its kind and its settings' hash."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """What was heard, and the words and marks as they are now: none when they were destroyed."""

    heard: TranscriptSegmentRecorded
    words: tuple[Word, ...]
    marks: tuple[MarkedWords, ...]
    corrected: bool = False

    @property
    def of_pass(self) -> PassKey:
        return self.heard.heard_in, self.heard.settings

    @property
    def destroyed(self) -> bool:
        return isinstance(self.heard.content, Forgotten)

    @property
    def text(self) -> str:
        """As the engine wrote it, until a person corrected it."""
        content = self.heard.content
        if isinstance(content, Forgotten):
            return ""
        return joined(self.words) if self.corrected else content.text.strip()


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that was not heard, in the pass after `passes` completed post-call ones."""

    noted: TranscriptNotHeard
    passes: int


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """A range that somebody stands by, as the words were after `passes` completed post-call passes."""

    range: TranscriptRangeReviewed
    passes: int


class Possible(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal to listen, about the recording that was heard after `passes` completed post-call passes."""

    proposed: TranscriptPossibleHeard
    passes: int


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was heard. `completed` are the passes that went through all sound, in their order."""

    segments: Mapping[UUID, Segment] = {}
    masks: Mapping[UUID, TranscriptMasked] = {}
    gaps: tuple[Gap, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    completed: tuple[TranscriptPassCompleted, ...] = ()
    possible: Mapping[UUID, Possible] = {}

    @property
    def passes(self) -> int:
        """How many post-call passes were completed."""
        return sum(one.heard_in == "post_call" for one in self.completed)


EMPTY = Transcript()


def evolve(state: Transcript, event: Event) -> Transcript:  # noqa: PLR0911 - one arm an event
    """The transcript after one more event. What does not fit is passed over: the log is what it is."""
    match event:
        case TranscriptSegmentRecorded():
            if event.segment in state.segments:
                return state
            return replace(state, segments={**state.segments, event.segment: _heard(event)})
        case TranscriptSegmentCorrected():
            before = state.segments.get(event.segment)
            if before is None:
                return state
            return replace(state, segments={**state.segments, event.segment: _corrected(before, event)})
        case TranscriptMasked():
            return replace(state, masks={**state.masks, event.mask: event})
        case TranscriptNotHeard():
            return replace(state, gaps=(*state.gaps, Gap(noted=event, passes=state.passes)))
        case TranscriptRangeReviewed():
            return replace(state, reviewed=(*state.reviewed, Reviewed(range=event, passes=state.passes)))
        case TranscriptPassCompleted():
            return replace(state, completed=(*state.completed, event))
        case TranscriptPossibleHeard():
            proposal = Possible(proposed=event, passes=state.passes)
            return replace(state, possible={**state.possible, event.possible: proposal})
        case _:
            return state


def _heard(event: TranscriptSegmentRecorded) -> Segment:
    match event.content:
        case SegmentWords(text=text, words=words, marks=marks):
            timed = tuple(words) or spread(text, event.start, event.end, event.probability)
            return Segment(heard=event, words=timed, marks=tuple(marks))
        case _:
            return Segment(heard=event, words=(), marks=())


def _corrected(segment: Segment, event: TranscriptSegmentCorrected) -> Segment:
    match event.content:
        case CorrectedWords(after=after) if event.last < len(segment.words):
            words = replaced(segment.words, event.first, event.last, after)
            marks = moved(segment.marks, event.first, event.last, len(after.split()))
            return replace(segment, words=words, marks=marks, corrected=True)
        case _:
            return replace(segment, corrected=True)
