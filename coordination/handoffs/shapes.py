"""What the API says of handoffs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from coordination.handoffs.events import NextStep, Via
from coordination.handoffs.state import Move
from coordination.http.shapes import Item, Page
from coordination.routing.events import Lane
from coordination.routing.shapes import RoutingWhy


class HandoffWords(Item):
    """The exact words and their place in the sound. `words` is null once they were destroyed, or are kept
    back after the caller's no."""

    words: str | None
    segment: UUID
    start: float
    end: float


class Handoff(Item):
    """What whoever takes the call must know: nobody replays it. `patient` is null, and `identity` says
    "not confirmed", until a person has confirmed it. `owner` is who took it, null until then: its duty
    answers. `told` are the versions of the texts that the caller was told."""

    id: UUID
    version: int
    call: UUID
    lane: Lane
    queue: str
    queue_title: str
    duty: str
    backup: str
    owner: str | None
    accepted_at: datetime | None
    accepted_via: Via | None
    identity: Literal["confirmed", "not confirmed"]
    patient: UUID | None
    request: str | None
    why: Sequence[RoutingWhy]
    said: HandoffWords | None
    next_step: NextStep
    next_step_words: str
    move: Move
    told: Sequence[str]
    prepared_at: datetime


class HandoffPage(Page[Handoff]):
    """The handoffs of a call, the first first."""
