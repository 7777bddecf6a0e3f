"""A page as its events tell of it. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from coordination.log.event import Event, Forgotten
from telephony.pages.events import (
    PageAcknowledged,
    PageAnswered,
    PageDialing,
    PageFailed,
    PageFailure,
    PagePlaced,
    PageRequested,
    PageWithdrawn,
)

# Who picks up hears the script three times, about five seconds each, with pauses to press the key.
LISTENING = timedelta(seconds=45)

Phase = Literal["nothing", "waiting", "dialing", "placed", "answered", "acknowledged", "failed", "withdrawn"]
OVER: frozenset[Phase] = frozenset({"acknowledged", "failed", "withdrawn"})


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one page; `requested` is null for one that was never requested."""

    requested: PageRequested | None = None
    source: str | None = None
    pbx_call_id: str | None = None
    answered_at: datetime | None = None
    acknowledged: PageAcknowledged | None = None
    failed: PageFailure | None = None
    withdrawn: bool = False

    @property
    def phase(self) -> Phase:
        """Where it stands. A key that was pressed counts above all."""
        if self.requested is None:
            return "nothing"
        if self.acknowledged is not None:
            return "acknowledged"
        if self.withdrawn:
            return "withdrawn"
        if self.failed is not None:
            return "failed"
        return self._running

    @property
    def _running(self) -> Phase:
        if self.answered_at is not None:
            return "answered"
        if self.pbx_call_id is not None:
            return "placed"
        return "waiting" if self.source is None else "dialing"

    @property
    def over(self) -> bool:
        return self.phase in OVER

    @property
    def gives_up_at(self) -> datetime | None:
        """Until when the next thing must have happened; null when nothing is waited for."""
        if self.requested is None or self.over:
            return None
        return self.requested.until if self.answered_at is None else self.answered_at + LISTENING


NOTHING = Page()


def evolve(page: Page, event: Event) -> Page:  # noqa: PLR0911 - one arm an event
    """The page after one more event."""
    match event:
        case PageRequested():
            return replace(page, requested=event)
        case PageDialing(source=source):
            return replace(page, source=source)
        case PagePlaced(source=source, pbx_call_id=pbx_call_id):
            return replace(page, source=source, pbx_call_id=pbx_call_id)
        case PageAnswered(at=at):
            return replace(page, answered_at=at)
        case PageAcknowledged():
            return replace(page, acknowledged=event)
        case PageFailed(why=why):
            return replace(page, failed=why)
        case PageWithdrawn():
            return replace(page, withdrawn=True)
        case _:
            return page


def page_of(events: Iterable[Event | Forgotten]) -> Page:
    """The page that a stream's events tell of."""
    page = NOTHING
    for event in events:
        if not isinstance(event, Forgotten):
            page = evolve(page, event)
    return page
