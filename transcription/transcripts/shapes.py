"""What the API says of a transcript, and what a person may say to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.http.shapes import Body, Item
from transcription.transcripts.events import Channel, Mark, MaskKind, NotHeardWhy, Pass, Speaker

TranscriptState = Literal["none", "live", "post_call", "declined"]

Place = Annotated[float, Meta(ge=0, le=1_000_000, description="Seconds from the sound's first sample.")]
WordNumber = Annotated[int, Meta(ge=0, le=100_000, description="A word of the segment as it is now, from 0.")]
HeardText = Annotated[str, Meta(max_length=4000, description="What was said there; empty strikes the words.")]
ReasonText = Annotated[str, Meta(min_length=1, max_length=1000)]


class TranscriptWord(Item):
    """A word and when it was said. `probability` is the engine's own; 1 for what a person heard."""

    start: float
    end: float
    text: str
    probability: float


class TranscriptMark(Item):
    """Words `first` to `last` deserve a second look."""

    mark: Mark
    first: int
    last: int


class TranscriptCorrection(Item):
    """A person heard something else. Places are those of the words at that time. `before` and `after` are
    null when the words were destroyed."""

    by: str
    at: datetime
    first: int
    last: int
    before: str | None
    after: str | None


class TranscriptMask(Item):
    """Digits that were removed before the words were kept. `liftable`: they are sealed apart, and may be
    looked at with a reason."""

    id: UUID
    kind: MaskKind
    start: float
    end: float
    liftable: bool


class TranscriptSegment(Item):
    """A stretch of speech as it stands now. `heard` is the text as the engine had it, where a person
    corrected it, else null. A destroyed one has no words."""

    id: UUID
    channel: Channel
    speaker: Speaker
    start: float
    end: float
    text: str
    heard: str | None
    probability: float
    heard_in: Pass
    destroyed: bool
    words: Sequence[TranscriptWord]
    marks: Sequence[TranscriptMark]
    corrections: Sequence[TranscriptCorrection]
    masks: Sequence[TranscriptMask]


class TranscriptGap(Item):
    """Nobody and nothing heard this: it is not silence."""

    start: float
    end: float
    channel: Channel
    why: NotHeardWhy


class TranscriptPossible(Item):
    """Possible: listen. A second hearing that leans to words of danger had these; the transcript has others,
    and stands. A guess, never a finding. `text` is null when the words were destroyed."""

    id: UUID
    family: str
    channel: Channel
    start: float
    end: float
    text: str | None


class TranscriptReview(Item):
    """A person stands by the words of this range as they are now."""

    start: float
    end: float
    by: str
    at: datetime


class Transcript(Item):
    """What was heard in a call. Times are seconds from the sound's first sample, which is `begins_at`.

    `state` is that of the words shown: none yet, those of the live pass, those of the pass after the call;
    `declined` shows no word. `behind` is how late the newest live words came, while the call lasts;
    `progress` how much of a stored recording the later pass has heard, while it is not done. `note` is a
    sentence for people where words are missing. `cursor` is what to ask for news with; null where nothing
    can only be added to this any more.
    """

    id: UUID
    version: int
    cursor: str | None
    state: TranscriptState
    note: str | None
    language: str | None
    engine: str | None
    model: str | None
    begins_at: datetime | None
    behind: float | None
    progress: float | None
    not_heard: Sequence[TranscriptGap]
    segments: Sequence[TranscriptSegment]
    possible: Sequence[TranscriptPossible]
    reviewed: Sequence[TranscriptReview]


class TranscriptNews(Item):
    """What came to a transcript since it was read: to be added to it. With `reload` something else changed,
    and the whole is to be read again. `version` and `cursor` take the place of those that were known."""

    id: UUID
    version: int
    cursor: str
    reload: bool
    behind: float | None
    progress: float | None
    not_heard: Sequence[TranscriptGap]
    segments: Sequence[TranscriptSegment]


class LiftedMask(Item):
    """What a mask covers, for the one who asked. It is in no other answer."""

    mask: UUID
    kind: MaskKind
    text: str


class CorrectWords(Body):
    """Words `first` to `last` of a segment are really these."""

    segment: UUID
    first: WordNumber
    last: WordNumber
    text: HeardText


class ReviewRange(Body):
    """From where to where somebody listened."""

    start: Place
    end: Place


class LiftMaskFor(Body):
    """Which mask, and why."""

    mask: UUID
    reason: ReasonText
