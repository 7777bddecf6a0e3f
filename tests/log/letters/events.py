"""Letters that are posted, stamped, noted, delivered: all shapes of events that the engine knows."""

from datetime import datetime
from typing import Any

from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event


class Words(Content, frozen=True, kw_only=True):
    text: str


@event()
class LetterPosted(Event, frozen=True, kw_only=True):
    to: str
    due: datetime | None = None


def _grams(stored: dict[str, Any]) -> dict[str, Any]:
    return {"grams": stored["ounces"] * 28}


@event(upcasters=(_grams,))
class LetterStamped(Event, frozen=True, kw_only=True):
    grams: int


@event(content=Words, content_class="words")
class LetterNoted(Event, frozen=True, kw_only=True):
    page: int
    content: Words | Forgotten = FORGOTTEN


@event()
class LetterDelivered(Event, frozen=True, kw_only=True):
    pass


@event()
class LetterReturned(Event, frozen=True, kw_only=True):
    late: bool = False


@event()
class LetterTorn(Event, frozen=True, kw_only=True):
    """Its handler fails while `letters.projections.MENDED` is False."""


@event()
class PostmarkPressed(Event, frozen=True, kw_only=True):
    """A second kind of stream that fills the same row."""

    town: str
