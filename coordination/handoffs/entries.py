"""Several commands on one handoff, in one step."""

from collections.abc import Iterable
from functools import reduce

from coordination.handoffs.commands import Command
from coordination.handoffs.decisions import HANDOFF, alarms
from coordination.handoffs.state import evolve
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Event
from coordination.log.stream import Loaded


def entry_of(loaded: Loaded, commands: Iterable[Command]) -> Entry:
    """What these commands, one after the other, make of the stream, and its alarms after them."""
    state = state_of(HANDOFF, loaded.events)
    events: list[Event] = []
    for command in commands:
        new = HANDOFF.decide(state, command)
        state = reduce(evolve, new, state)
        events += new
    return Entry(stream=loaded.stream, expected=loaded.version, events=events, alarms=alarms(state))
