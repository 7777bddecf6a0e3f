"""The directory of invented people, calls of theirs, and scripts that speak as somebody."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from audit.access.record import RECENT
from coordination.ehr.connected import INVENTED
from coordination.ehr.patients import patient_id
from coordination.log.stream import now
from telephony.calls.events import CallAnswered
from tests.followups.calls import offered, tell
from tests.http.client import Script
from tests.people.accounts import person

ISSUER = INVENTED.stem


@pytest.fixture(autouse=True)
def directory(settings: Any) -> Iterator[None]:
    """The clinic's directory is the invented people's; and a test has recorded no reading yet."""
    settings.RINGBACK_DIRECTORY = str(INVENTED)
    RECENT.clear()
    yield
    RECENT.clear()


def id_of(record: int, issuer: str = ISSUER) -> UUID:
    """Our id of `Patient/<record>`."""
    return patient_id(issuer, f"Patient/{record}")


class Desk:
    """People by role, and calls that a person has answered."""

    def __init__(self, react: Callable[[], None]) -> None:
        self.react = react

    def person(self, role: str, name: str = "") -> Script:
        return Script(person(role, name))

    def call(self, number: str | None, *, mode: str = "live") -> UUID:
        call, at = uuid4(), now() - timedelta(minutes=1)
        tell(call, offered(number, at), CallAnswered(at=at + timedelta(seconds=4)), mode=mode)
        return call


@pytest.fixture
def desk(react: Callable[[], None]) -> Desk:
    return Desk(react)
