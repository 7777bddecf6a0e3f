"""A call of which nothing more is heard is lost, until somebody tells of it again."""

from datetime import datetime

import pytest

from coordination.followups.left_open import left_open
from telephony.calls.events import CallAnswered, CallEnded, CallFact, CallGapNoted
from telephony.calls.state import call_of
from tests.telephony.calls.facts import at, offered
from tests.telephony.calls.test_row import row_of

MINUTE, HOUR = 60, 3600


def gap(begins: float, ends: float) -> CallGapNoted:
    return CallGapNoted(at=at(begins), from_=at(begins), to=at(ends))


ANSWERED = CallAnswered(at=at(10))


@pytest.mark.parametrize(
    ("facts", "lost_at"),
    [
        ([gap(0, 29 * MINUTE)], None),
        ([gap(0, 30 * MINUTE)], at(0)),
        ([ANSWERED, gap(10, 30 * MINUTE)], None),
        ([ANSWERED, gap(10, 10 + 4 * HOUR)], at(10)),
        ([ANSWERED, gap(10, 10 + 4 * HOUR), CallEnded(at=at(90), reason="completed")], None),
        ([gap(0, 30 * MINUTE), CallAnswered(at=at(25 * MINUTE))], None),
    ],
)
def test_when_a_call_is_lost(facts: list[CallFact], lost_at: datetime | None) -> None:
    told = [offered(), *facts]
    for order in (told, told[::-1]):
        call, row = call_of(order), row_of(order)
        assert call.lost_at == lost_at
        assert (row.state, row.seconds) == (call.phase, call.seconds)
        assert (call.phase == "ended") == (lost_at is not None or call.ended_at is not None)


def test_s10_a_lost_call_that_nobody_is_known_to_have_answered_is_called_back() -> None:
    left = left_open(call_of([offered(), gap(0, 30 * MINUTE)]))
    assert left is not None
    assert (left.why, left.at) == ("no_answer", at(0))


def test_a_lost_call_that_somebody_took_is_not_called_back() -> None:
    assert left_open(call_of([offered(), ANSWERED, gap(10, 5 * HOUR)])) is None
