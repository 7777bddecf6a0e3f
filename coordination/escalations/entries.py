"""Several commands on one escalation, in one step."""

from collections.abc import Iterable
from functools import reduce

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.commands import Command
from coordination.escalations.decisions import alarms
from coordination.escalations.state import State, evolve
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Event
from coordination.log.stream import Loaded


def entry_of(loaded: Loaded, commands: Iterable[Command]) -> Entry:
    """What these commands, one after the other, make of the stream, and its alarms after them."""
    state: State = state_of(ESCALATION, loaded.events)
    events: list[Event] = []
    for command in commands:
        new = ESCALATION.decide(state, command)
        state = reduce(evolve, new, state)
        events += new
    return Entry(stream=loaded.stream, expected=loaded.version, events=events, alarms=alarms(state))
