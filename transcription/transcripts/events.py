"""What was heard in a call, and what people made of it: the facts of streams `transcript/<call>`.

Times are seconds from the first sample of the call's sound. A segment's id is made from call, channel,
start sample and settings: hearing the same sound again with the same settings is no news. A later pass
supersedes an earlier one and deletes nothing; what a person corrected stands.
"""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

import msgspec

from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event

Channel = Literal["caller", "staff", "mixed"]
"""Which side of the line: each party has its own channel, or both are in one."""
Speaker = Literal["caller", "staff", "receptionist", "interpreter", "relay", "unknown"]
Pass = Literal["live", "post_call"]
Mark = Literal["unsure", "drug", "dose", "number", "negation"]
MaskKind = Literal["card", "security_code", "social_security"]
NotHeardWhy = Literal[
    "overload", "transcriber_away", "engine_failed", "language", "sound_missing", "sound_unreadable"
]


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One word and when it was said; `probability` is the engine's own, 0 to 1."""

    start: float
    end: float
    text: str
    probability: float


class MarkedWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words `first` to `last` (inclusive, from 0) of a segment that deserve a second look, and why."""

    mark: Mark
    first: int
    last: int


class SegmentWords(Content, frozen=True, kw_only=True):
    """What was heard."""

    text: str
    words: Sequence[Word]
    marks: Sequence[MarkedWords] = ()


class CorrectedWords(Content, frozen=True, kw_only=True):
    """The words as they stood, and as the person heard them."""

    before: str
    after: str


class PossibleWords(Content, frozen=True, kw_only=True):
    """The words that may have been said, as the second hearing wrote them."""

    text: str


class HiddenDigits(Content, frozen=True, kw_only=True):
    """What a mask covers, for whoever may lift it."""

    text: str


class Reason(Content, frozen=True, kw_only=True):
    """Why somebody did it, in their own words."""

    text: str


@event(content=SegmentWords, content_class="words")
class TranscriptSegmentRecorded(Event, frozen=True, kw_only=True):
    """A stretch of speech was heard. `start_sample` is at 16 kHz; `probability` the mean of its words'."""

    segment: UUID
    heard_in: Pass
    channel: Channel
    speaker: Speaker
    start_sample: int
    start: float
    end: float
    probability: float
    language: str
    engine: str
    model: str
    settings: str
    content: SegmentWords | Forgotten = FORGOTTEN


@event(content=CorrectedWords, content_class="words")
class TranscriptSegmentCorrected(Event, frozen=True, kw_only=True):
    """A person heard words `first` to `last` (inclusive) of a segment's present text differently.

    `heard_in` and `settings` name the pass that had heard the segment, and `edits` how many words were
    exchanged, added and struck: what an engine's correction rate is counted from.
    """

    segment: UUID
    first: int
    last: int
    heard_in: Pass
    settings: str
    edits: int
    content: CorrectedWords | Forgotten = FORGOTTEN


@event()
class TranscriptRangeReviewed(Event, frozen=True, kw_only=True):
    """A person listened from `start` to `end` and stands by the words as they are then."""

    start: float
    end: float


@event(content=HiddenDigits, content_class="masked")
class TranscriptMasked(Event, frozen=True, kw_only=True):
    """Digits were removed before their segment was recorded. Only a social security number is kept, sealed
    apart, to be lifted; a card's number or code is nowhere."""

    mask: UUID
    kind: MaskKind
    segment: UUID
    channel: Channel
    start: float
    end: float
    content: HiddenDigits | Forgotten = FORGOTTEN


@event(content=Reason, content_class="words")
class TranscriptMaskLifted(Event, frozen=True, kw_only=True):
    """Somebody looked under a mask, and said why."""

    mask: UUID
    content: Reason | Forgotten = FORGOTTEN


GIVING_UP = frozenset({"transcriber_away", "language", "sound_unreadable"})


def _given_up(stored: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 did not say it: after a call, these are reasons to give a recording up."""
    return {**stored, "given_up": stored["heard_in"] == "post_call" and stored["why"] in GIVING_UP}


@event(upcasters=(_given_up,))
class TranscriptNotHeard(Event, frozen=True, kw_only=True):
    """Nobody and nothing heard from `start` to `end`: shown as such, and never as silence (S11).

    `given_up`: the rest of a recording was handed to a person; a pass that is completed all the same has
    heard it.
    """

    heard_in: Pass
    channel: Channel
    start: float
    end: float
    why: NotHeardWhy
    given_up: bool = False


@event(content=PossibleWords, content_class="words")
class TranscriptPossibleHeard(Event, frozen=True, kw_only=True):
    """A second hearing, which leans to words of danger, has some where the transcript has others: a person
    must listen. A guess, never a finding: the transcript stands as it is.

    `segment` is the utterance, whether or not the transcript has words of it; `engine`, `model` and
    `settings` (the words that it leans to among them) are the second hearing's.
    """

    possible: UUID
    family: str
    segment: UUID
    channel: Channel
    speaker: Speaker
    start: float
    end: float
    probability: float
    language: str
    engine: str
    model: str
    settings: str
    content: PossibleWords | Forgotten = FORGOTTEN


@event()
class TranscriptPassCompleted(Event, frozen=True, kw_only=True):
    """A pass went through all sound that there was.

    `recording` is the sha256 of what it heard, null when live; `seconds` the sound's length, `took` how long
    the hearing lasted.
    """

    heard_in: Pass
    engine: str
    model: str
    settings: str
    language: str
    recording: str | None
    seconds: float
    took: float
    segments: int
