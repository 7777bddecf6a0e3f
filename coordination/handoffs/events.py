"""A call is handed from one to another: the facts of streams `handoff/<id>`, one a call and queue.

The record says what whoever takes the call must know, so that nobody replays it. Prepared again when more
becomes known: the newest counts. The caller's exact words are content of the class `words`.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event
from coordination.routing.events import Lane

NextStep = Literal[
    "none", "escalated", "asked_phone_system", "moved", "move_failed", "left_message", "with_a_person"
]
"""What was tried to get the caller to whoever takes it."""
Via = Literal["escalation", "person"]


class Quote(Content, frozen=True, kw_only=True):
    """The exact words, as they were heard."""

    text: str


@event(content=Quote, content_class="words")
class HandoffPrepared(Event, frozen=True, kw_only=True):
    """The record, as it stands at `at`. `patient` is null while nobody has confirmed one. `request` is the
    reason, empty when it is not known; `why` are the codes of the lane. `told` are the versions of what the
    caller was told. The place of the words is null where there are none.
    """

    call: UUID
    at: datetime
    lane: Lane
    queue: str
    duty: str
    backup_duty: str
    patient: UUID | None
    request: str
    why: tuple[str, ...]
    next_step: NextStep
    told: tuple[str, ...]
    segment: UUID | None
    start: float | None
    end: float | None
    content: Quote | Forgotten = FORGOTTEN


@event()
class HandoffAccepted(Event, frozen=True, kw_only=True):
    """A person answers for the call now. `by` is `person/<uuid>`, or `duty/<name>` for a telephone that is no
    one person's."""

    at: datetime
    by: str
    name: str
    via: Via


@event()
class HandoffMoveAsked(Event, frozen=True, kw_only=True):
    """The call is to be moved to the queue in the phone system: `to` is whom that rings. What is not known by
    `until` has failed."""

    at: datetime
    to: str
    until: datetime


@event()
class HandoffMoved(Event, frozen=True, kw_only=True):
    """The phone system took the order."""

    at: datetime


@event()
class HandoffMoveFailed(Event, frozen=True, kw_only=True):
    """Nobody may believe that the caller has moved. `why` is a code."""

    at: datetime
    why: str
