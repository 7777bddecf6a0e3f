"""What every test can ask for: the run's database, the clock, the engine turned by hand."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from tests.servers import Database, drop_database, fresh_database

# How long an example takes says how busy the machine is, not how good the code.
settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machine")


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The run's own database, migrated by the owner and used as the application's role."""
    fresh_database("ringback_test")


@pytest.fixture
def own_database() -> Iterator[Database]:
    """A database for one test that starts processes of its own."""
    database = fresh_database()
    yield database
    drop_database(database)


class Clock:
    """Moves the log's time on the test's connection."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def advance(self, step: timedelta) -> None:
        self.offset += step
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('ringback.clock_offset', %s, false)", [f"{self.offset.total_seconds()}s"]
            )

    def now(self) -> datetime:
        from coordination.log.stream import now

        return now()


@pytest.fixture
def clock(db: None) -> Iterator[Clock]:
    """`clock.advance(timedelta(minutes=15))`; back to the present at the end."""
    clock = Clock()
    yield clock
    clock.advance(-clock.offset)


@pytest.fixture
def catch_up(db: None) -> Callable[[], None]:
    """Bring every projection to the log's end, on the test's connection."""
    from coordination.log.by_hand import catch_up

    return catch_up


@pytest.fixture
def react(db: None) -> Callable[[], None]:
    """Let every reactor (and then every projection) see all that happened."""
    from coordination.log.by_hand import react

    return react


@pytest.fixture
def fire_alarms(db: None) -> Callable[[], int]:
    """Fire every alarm that is due by the test's clock; how many fired."""
    from coordination.log.by_hand import fire_alarms

    return fire_alarms
