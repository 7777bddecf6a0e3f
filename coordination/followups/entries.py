"""Several commands on one stream, in one step."""

from collections.abc import Iterable

from coordination.followups.commands import Command
from coordination.followups.decisions import FOLLOWUP, alarms
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Event
from coordination.log.stream import Loaded


def entry_of(loaded: Loaded, commands: Iterable[Command]) -> Entry:
    """What these commands, one after the other, make of the stream, and its alarms after them."""
    state = state_of(FOLLOWUP, loaded.events)
    events: list[Event] = []
    for command in commands:
        for event in FOLLOWUP.decide(state, command):
            state = FOLLOWUP.evolve(state, event)
            events.append(event)
    return Entry(stream=loaded.stream, expected=loaded.version, events=events, alarms=alarms(state))
