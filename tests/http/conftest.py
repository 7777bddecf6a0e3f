"""Clients by role."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from audit.access.record import RECENT
from tests.http.client import Script
from tests.people.accounts import person


@pytest.fixture
def client_as(db: None) -> Callable[[str], Script]:
    """`client_as("nurse").get("me")`."""
    return lambda role: Script(person(role))


@pytest.fixture(autouse=True)
def nothing_recent() -> Iterator[None]:
    """A test begins as a process does: it has recorded nothing."""
    RECENT.clear()
    yield
    RECENT.clear()


@pytest.fixture(autouse=True)
def letters_urls(settings: Any) -> None:
    """The conventions are tested on an invented concept."""
    settings.ROOT_URLCONF = "tests.http.urls"
