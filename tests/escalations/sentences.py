"""given(events).when(command).then(events), for escalations; and a ladder that runs by its own alarms."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import reduce

import pytest

from coordination.escalations import commands as ask
from coordination.escalations.decisions import ALARMS, alarms, decide
from coordination.escalations.events import EscalationPassedOn
from coordination.escalations.moment import Moment
from coordination.escalations.state import EMPTY, State, evolve
from coordination.log.decider import Decider
from coordination.log.errors import Refused
from coordination.log.event import Event
from tests.log.sentences import When

RULES: Decider[State] = Decider(kind="escalation", initial=EMPTY, evolve=evolve, decide=decide)


class Asked(When[State]):
    """The engine's sentence, with the words of a refusal."""

    def refuses(self, refusal: type[Refused], words: str = "") -> None:
        super().refuses(refusal)
        with pytest.raises(refusal) as raised:
            self._decide()
        assert words in str(raised.value)


class Given:
    def __init__(self, history: tuple[Event, ...]) -> None:
        self.history = history

    def when(self, command: ask.Command) -> Asked:
        return Asked(RULES, self.history, command)

    @property
    def state(self) -> State:
        return reduce(evolve, self.history, RULES.initial)


def given(*history: Event) -> Given:
    return Given(history)


class Story:
    """An escalation and its clock: what is asked of it, and what rings by itself."""

    def __init__(self, at: Callable[[datetime], Moment]) -> None:
        self._at = at
        self.state: State = EMPTY
        self.events: list[Event] = []

    def tell(self, command: ask.Command) -> list[Event]:
        new = decide(self.state, command)
        self.state = reduce(evolve, new, self.state)
        self.events += new
        return new

    def next_alarm(self) -> tuple[datetime, str]:
        return min((due, name) for name, due in alarms(self.state).items())

    def ring(self, *, at: datetime | None = None) -> list[Event]:
        """The next alarm, when it is due, or late."""
        due, name = self.next_alarm()
        return self.tell(ALARMS[name](at=self._at(at or due)))

    def ring_until(self, end: datetime) -> None:
        while self.next_alarm()[0] <= end:
            self.ring()


def steps(events: Iterable[Event]) -> list[tuple[str, str, datetime]]:
    """(to, why, when) of each passing on."""
    return [(one.to, one.why, one.at) for one in events if isinstance(one, EscalationPassedOn)]
