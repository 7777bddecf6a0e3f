"""given(events).when(command).then(events), for follow-ups; a refusal may be held to its words."""

import pytest

from coordination.followups.commands import Command
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.state import State
from coordination.log.errors import Refused
from coordination.log.event import Event
from tests.log.sentences import When


class Asked(When[State]):
    """The engine's sentence, with the words of a refusal."""

    def refuses(self, refusal: type[Refused], words: str = "") -> None:
        super().refuses(refusal)
        with pytest.raises(refusal) as raised:
            self._decide()
        assert words in str(raised.value)


class Given:
    def __init__(self, history: tuple[Event, ...]) -> None:
        self._history = history

    def when(self, command: Command) -> Asked:
        return Asked(FOLLOWUP, self._history, command)


def given(*history: Event) -> Given:
    return Given(history)
