"""Letters that are posted, stamped, noted, delivered: all shapes of events that the engine knows."""

from datetime import datetime
from typing import Any

from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event


class Words(Content):
    text: str


@event()
class LetterPosted(Event):
    to: str
    due: datetime | None = None


def _grams(stored: dict[str, Any]) -> dict[str, Any]:
    return {"grams": stored["ounces"] * 28}


@event(upcasters=(_grams,))
class LetterStamped(Event):
    grams: int


@event(content=Words, content_class="words")
class LetterNoted(Event):
    page: int
    content: Words | Forgotten = FORGOTTEN


@event()
class LetterDelivered(Event):
    pass


@event()
class LetterReturned(Event):
    late: bool = False


@event()
class LetterTorn(Event):
    """Its handler fails while `letters.projections.MENDED` is False."""


@event()
class PostmarkPressed(Event):
    """A second kind of stream that fills the same row."""

    town: str
