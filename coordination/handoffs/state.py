"""A handoff, folded from its facts. Pure."""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from coordination.handoffs.events import (
    HandoffAccepted,
    HandoffMoveAsked,
    HandoffMoved,
    HandoffMoveFailed,
    HandoffPrepared,
)
from coordination.log.event import Event

Move = Literal["none", "asked", "moved", "failed"]


class Handoff(msgspec.Struct, frozen=True, kw_only=True):
    """The newest record, who took it last, and whether the call has moved. `to` and `until` are those of the
    newest order to the phone system."""

    record: HandoffPrepared | None = None
    accepted: HandoffAccepted | None = None
    move: Move = "none"
    to: str = ""
    until: datetime | None = None


EMPTY = Handoff()


def evolve(state: Handoff, event: Event) -> Handoff:
    """The state after one more event."""
    match event:
        case HandoffPrepared():
            return replace(state, record=event)
        case HandoffAccepted():
            return replace(state, accepted=event)
        case HandoffMoveAsked():
            return replace(state, move="asked", to=event.to, until=event.until)
        case HandoffMoved():
            return replace(state, move="moved", until=None)
        case HandoffMoveFailed():
            return replace(state, move="failed", until=None)
        case _:
            return state
