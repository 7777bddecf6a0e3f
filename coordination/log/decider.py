"""A concept's rules, as the engine sees them. Pure: this module knows no Django."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec

from coordination.log.event import Event, Forgotten

S = TypeVar("S")


class Decider(msgspec.Struct, Generic[S], frozen=True, kw_only=True):
    """evolve folds one event; decide answers a command with events, or raises a `Refused`.

    alarms names what is due from this state, and alarm_command turns (name, due, now) of a fired
    one into a command. No function reads a clock or makes an id: `now` and ids come with the command.
    """

    kind: str
    initial: S
    evolve: Callable[[S, Event], S]
    decide: Callable[[S, Any], Sequence[Event]]
    alarms: Callable[[S], dict[str, datetime]] | None = None
    alarm_command: Callable[[str, datetime, datetime], Any] | None = None


DECIDERS: dict[str, Decider[Any]] = {}


def register_decider(decider: Decider[S]) -> Decider[S]:
    """Give the engine the rules of a kind: once a kind, in the concept's `alarms.py`."""
    if (decider.alarms is None) != (decider.alarm_command is None):
        raise TypeError(f"{decider.kind}: alarms and alarm_command go together")
    if DECIDERS.setdefault(decider.kind, decider) is not decider:
        raise TypeError(f"streams of kind {decider.kind} have a decider already")
    return decider


def state_of(decider: Decider[S], events: Iterable[Event | Forgotten]) -> S:
    """Fold. What was forgotten is folded as if it had not been."""
    state = decider.initial
    for event in events:
        if not isinstance(event, Forgotten):
            state = decider.evolve(state, event)
    return state
