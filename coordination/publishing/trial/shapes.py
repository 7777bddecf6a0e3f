"""What goes in and out of the trial of words."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.http.shapes import Body, Item
from coordination.publishing.shapes import Note
from coordination.publishing.what_if.shapes import LONGEST_DAYS
from coordination.routing.triggers.heard import Tier, Why

Phrase = Annotated[str, Meta(min_length=2, max_length=100, description="Plain words, as callers say them.")]
Language = Literal["en", "es"]
Family = Annotated[str, Meta(pattern="^[a-z_]{1,40}$", description="A category of the handoff map.")]


class TryWords(Body):
    """A phrase for a family, tried on the calls of so many days."""

    family: Family
    phrase: Phrase
    language: Language = "en"
    days: Annotated[int, Meta(ge=1, le=LONGEST_DAYS)] = 7


class AddWords(Body):
    """Put a phrase into the draft of the word file of a language."""

    family: Family
    phrase: Phrase
    note: Note
    language: Language = "en"


class WordsMatch(Item):
    """A past call that the phrase finds: the exact words, the sentence that they are in, and how urgent they
    would have been. `known`: the family was found there as it was."""

    call: UUID
    at: datetime
    line: str
    start: float
    end: float
    words: str
    sentence: str
    tier: Tier
    why: Why
    known: bool


class WordsTried(Item):
    """`fresh`: how many of the matches were not found as it was; `left_out`: calls for which there was no
    time, the oldest."""

    items: list[WordsMatch]
    fresh: int
    days: int
    looked_at: int
    left_out: int
