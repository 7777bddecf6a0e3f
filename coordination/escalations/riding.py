"""One telephone rings once for a caller, however much of what she says is urgent.

Words of three families in one breath are three escalations for one person. Rung for each, her telephone
would be busy for two of them. So who asks for a telephone that rings for this caller already rides along: the
key takes it too, and what becomes of that page becomes of it.
"""

from collections.abc import Iterator
from uuid import UUID

import msgspec

from coordination.escalations.events import EscalationNotified
from coordination.escalations.of_call import escalations_of
from coordination.log.event import Event, Forgotten, Logged
from coordination.log.reactor import opened_id
from coordination.log.stream import Loaded, load_many
from telephony.pages.decisions import stream_of as page_stream
from telephony.pages.state import Page, page_of

REACTOR = "escalation_pages"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A telephone that was asked for: by which escalation, in which of its events, and the page of its own;
    one that was never requested where it rides along."""

    escalation: Loaded
    cause: Logged
    notified: EscalationNotified
    loaded: Loaded

    @property
    def page(self) -> Page:
        return page_of(self.loaded.events)

    def is_for(self, person: str | None, name: str) -> bool:
        return (self.notified.person, self.notified.name) == (person, name)


def page_id(asked: Logged) -> UUID:
    """The page of one `notified` that asked for a telephone: always the same one."""
    return opened_id(REACTOR, asked.event_id)


def asks_for_a_telephone(event: Event | Forgotten) -> bool:
    return isinstance(event, EscalationNotified) and (event.channel, event.outcome) == ("phone", "asked")


def asked_for(call: UUID) -> list[Asked]:
    """Every telephone that was asked for because of this call, the earliest first."""
    found = [(loaded, one) for loaded in escalations_of(call) for one in loaded.logged]
    asking = [(loaded, one) for loaded, one in found if asks_for_a_telephone(one.event)]
    pages = load_many([page_stream(page_id(one)) for _, one in asking]) if asking else {}
    return sorted(_asked(asking, pages), key=lambda one: one.cause.recorded_at)


def _asked(asking: list[tuple[Loaded, Logged]], pages: dict[str, Loaded]) -> Iterator[Asked]:
    for loaded, one in asking:
        if isinstance(one.event, EscalationNotified):
            page = pages[page_stream(page_id(one))]
            yield Asked(escalation=loaded, cause=one, notified=one.event, loaded=page)


def rings_already(cause: Logged, notified: EscalationNotified, call: UUID) -> bool:
    """Whether this telephone rings, or is about to, for another escalation of the same call."""
    return any(
        one.escalation.stream != cause.stream
        and one.is_for(notified.person, notified.name)
        and one.page.requested is not None
        and not one.page.over
        for one in asked_for(call)
    )


def riders(call: UUID, besides: str, person: str | None, name: str) -> list[Asked]:
    """The other escalations of the call that wait for the same telephone without a page of their own: what
    each asked last."""
    last = {one.escalation.stream: one for one in asked_for(call) if one.is_for(person, name)}
    return [one for stream, one in last.items() if stream != besides and one.page.requested is None]
