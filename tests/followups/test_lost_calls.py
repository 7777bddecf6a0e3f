"""A call whose end nobody knows becomes somebody's work, unless somebody is known to have taken it (S10)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from telephony.calls.events import CallAnswered, CallGapNoted
from tests.followups.calls import offered, rows_of, some_number, tell

pytestmark = pytest.mark.django_db

MONDAY_10 = datetime(2026, 11, 16, 15, tzinfo=UTC)  # 10:00 in New York, open
MINUTE = timedelta(minutes=1)
React = Callable[[], None]


def gap(begin: datetime, end: datetime) -> CallGapNoted:
    return CallGapNoted(at=begin, from_=begin, to=end)


def test_s10_a_call_that_fell_silent_before_anybody_took_it_is_called_back(react: React) -> None:
    call, number = uuid4(), some_number()
    tell(call, offered(number, MONDAY_10), gap(MONDAY_10, MONDAY_10 + 30 * MINUTE))
    react()
    (row,) = rows_of([call])
    assert (row.kind, row.why, row.number, row.opened) == ("callback", "no_answer", number, MONDAY_10)
    tell(call, CallAnswered(at=MONDAY_10 + 31 * MINUTE))  # told late: a person looks, and closes it
    react()
    (row,) = rows_of([call])
    assert (row.is_open, row.proposed_why) == (True, "answered_later")


def test_a_call_that_somebody_took_and_that_fell_silent_is_nobodys_work(react: React) -> None:
    call = uuid4()
    answered = CallAnswered(at=MONDAY_10 + MINUTE)
    tell(call, offered(some_number(), MONDAY_10), answered, gap(MONDAY_10, MONDAY_10 + 300 * MINUTE))
    react()
    assert rows_of([call]) == []
