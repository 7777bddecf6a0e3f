"""Upkeep comes once a day, after a failure in an hour, and never twice at the same time."""

from unittest.mock import Mock

import pytest
from django.db import connection

from coordination.log.daily import daily
from coordination.log.session import connect

pytestmark = pytest.mark.django_db
LOCK = "SELECT pg_advisory_lock(hashtextextended('ringback/daily/letters', 7))"
UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('ringback/daily/letters', 7))"


@pytest.fixture(autouse=True)
def own_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "close", lambda: None)  # it is the test's


def pauses(work: Mock, rounds: int) -> list[float]:
    """How long the loop waits before each of so many rounds, and before it is told to stop."""
    stop = Mock()
    stop.wait.side_effect = [*([False] * rounds), True]
    daily("letters", work)(stop)
    return [call.args[0] for call in stop.wait.call_args_list]


def test_once_a_day_and_after_a_failure_in_an_hour() -> None:
    work = Mock(side_effect=[None, OSError, None])
    assert pauses(work, rounds=3) == [600, 86_400, 3_600, 86_400]
    assert work.call_count == 3


def test_not_while_another_process_is_at_it() -> None:
    work = Mock()
    with connect() as other:
        other.execute(LOCK)
        pauses(work, rounds=1)
        other.execute(UNLOCK)
    assert work.call_count == 0
    pauses(work, rounds=1)
    assert work.call_count == 1
