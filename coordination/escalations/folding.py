"""Events as a decision makes them, one after the other. Pure."""

from collections.abc import Iterable
from functools import reduce

from coordination.escalations.state import Open, State, evolve
from coordination.log.event import Event


def after(state: Open, events: Iterable[Event]) -> Open:
    """What these events make of an open escalation, none of which ends it."""
    begun: State = state
    folded = reduce(evolve, events, begun)
    assert isinstance(folded, Open)  # noqa: S101 - only EscalationResolved ends one
    return folded
