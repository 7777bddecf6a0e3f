"""What the trigger engine is given, and what it gives back."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec

from transcription.transcripts.events import Channel, Speaker

Tier = Literal["now", "review"]
Why = Literal[
    "affirmed",  # said of the present, or of the last 72 hours
    "answered_yes",  # somebody asked, and the caller said yes
    "answered_no",  # "Is he breathing?" "No."
    "denied",
    "older_history",
    "family_history",
    "hypothetical",
    "unclear",  # words that may mean it
    "possible",  # only a second, biased hearing has them: a person must listen
]


class HeardWord(msgspec.Struct, frozen=True):
    """One word as it was heard; times in seconds from the first sample of the call."""

    text: str
    start: float
    end: float


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """One final segment. `gap_before`: something between it and the segment before was not heard."""

    segment: UUID
    channel: Channel
    speaker: Speaker
    language: str
    words: Sequence[HeardWord]
    gap_before: bool = False

    @property
    def start(self) -> float:
        return self.words[0].start if self.words else 0.0

    @property
    def end(self) -> float:
        return self.words[-1].end if self.words else 0.0


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A trigger: `first` of `segment` to `last` of `last_segment` (indexes of words, inclusive).

    `words` are exact, as heard; where two speakers made it, " / " stands between them. `drug` is the
    medication named beside it, to be verified by a person; null where none is, or where it does not matter.
    """

    family: str
    tier: Tier
    why: Why
    words: str
    start: float
    end: float
    segment: UUID
    last_segment: UUID
    first: int
    last: int
    drug: str | None = None
