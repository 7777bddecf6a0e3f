"""A database whose transactions really end, for tests with threads, sessions and listeners."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from coordination.log import keys
from tests.servers import Database

T = TypeVar("T")


@pytest.fixture
def committed(own_database: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """Django's default connection, in every thread, leads to a database of this test's own."""
    settings = connections.settings["default"]
    usual = settings["NAME"]
    with django_db_blocker.unblock():
        _lead_to(settings, own_database.name)
        yield own_database
        _lead_to(settings, usual)


def _lead_to(settings: dict[str, object], name: object) -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    settings["NAME"] = name
    keys.drop()


def at_once(*works: Callable[[], T]) -> list[T]:
    """Run each in a thread with a connection of its own; their answers. What one raises comes through."""

    def alone(work: Callable[[], T]) -> T:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(alone, works))
