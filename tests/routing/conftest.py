"""People who look at a call's routing."""

from collections.abc import Iterator

import pytest

from audit.access.record import RECENT
from tests.http.client import Script
from tests.people.accounts import person


@pytest.fixture(autouse=True)
def nothing_recent() -> Iterator[None]:
    """A test begins as a process does: it has recorded no reading."""
    RECENT.clear()
    yield
    RECENT.clear()


@pytest.fixture
def nurse(db: None) -> Script:
    return Script(person("nurse", "Noor Haddad"))


@pytest.fixture
def front_desk(db: None) -> Script:
    return Script(person("front_desk", "Flora Ito"))


@pytest.fixture
def supervisor(db: None) -> Script:
    return Script(person("supervisor", "Sol Marek"))
