"""Scripts that speak as somebody, and a missed call to speak about."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from audit.access.record import RECENT
from coordination.log.event import Event
from coordination.log.stream import now
from tests.followups.calls import message, missed, rows_of, some_number, tell
from tests.http.client import Script
from tests.people.accounts import person


@pytest.fixture(autouse=True)
def nothing_recent() -> Iterator[None]:
    """A test begins as a process does: it has recorded no reading."""
    RECENT.clear()
    yield
    RECENT.clear()


Facts = Callable[[str | None, datetime], tuple[Event, ...]]


class Desk:
    """People by role, and calls that come in a minute ago."""

    def __init__(self, react: Callable[[], None], catch_up: Callable[[], None]) -> None:
        self.react, self.catch_up = react, catch_up

    def person(self, role: str, name: str = "") -> Script:
        return Script(person(role, name))

    def missed_call(self, number: str | None = "some") -> tuple[UUID, str | None]:
        """(its follow-up, its number)."""
        return self._come_in(missed, number)

    def voicemail(self) -> tuple[UUID, str | None]:
        return self._come_in(message, "some")

    def _come_in(self, facts: Facts, number: str | None) -> tuple[UUID, str | None]:
        number = some_number() if number == "some" else number
        call = uuid4()
        tell(call, *facts(number, now() - timedelta(minutes=1)))
        self.react()
        return rows_of([call])[-1].pk, number


@pytest.fixture
def desk(react: Callable[[], None], catch_up: Callable[[], None]) -> Desk:
    return Desk(react, catch_up)
