"""given(...).when(...).then(...) for documents."""

from collections.abc import Sequence

import pytest

from coordination.log.errors import Refused
from coordination.log.event import Event
from coordination.policy.commands import Command
from coordination.policy.decisions import decide
from coordination.policy.state import UNTOUCHED, Document, evolve

NAME = "rollout"


class Given:
    """A document with a past, and what a command makes of it."""

    def __init__(self, past: Sequence[Event]) -> None:
        self.document: Document = UNTOUCHED
        for event in past:
            self.document = evolve(self.document, event)

    def when(self, command: Command) -> "When":
        return When(self.document, command)


class When:
    def __init__(self, document: Document, command: Command) -> None:
        self._document, self._command = document, command

    def then(self, *events: Event) -> Document:
        decided = list(decide(NAME, self._document, self._command))
        assert decided == list(events)
        after = self._document
        for event in decided:
            after = evolve(after, event)
        return after

    def nothing_happens(self) -> None:
        self.then()

    def refuses(self, kind: type[Refused], saying: str = ".") -> None:
        with pytest.raises(kind, match=saying):
            decide(NAME, self._document, self._command)


def given(*past: Event) -> Given:
    return Given(past)
