"""Decisions of a call as sentences: `given(facts).when(command).then(facts)`."""

from collections.abc import Sequence

import pytest

from coordination.log.errors import Refused
from coordination.log.event import Event
from telephony.calls.commands import Command
from telephony.calls.decisions import decide
from telephony.calls.state import Call, call_of


class Decided:
    def __init__(self, call: Call, command: Command) -> None:
        self._call, self._command = call, command

    def _events(self) -> Sequence[Event]:
        return decide(self._call, self._command)

    def then(self, *events: Event) -> None:
        assert list(self._events()) == list(events)

    def nothing_happens(self) -> None:
        assert list(self._events()) == []

    def refuses(self, rule: type[Refused]) -> None:
        with pytest.raises(rule):
            self._events()


class Given:
    def __init__(self, events: Sequence[Event]) -> None:
        self._call = call_of(events)

    def when(self, command: Command) -> Decided:
        return Decided(self._call, command)


def given(*events: Event) -> Given:
    return Given(events)
