"""S14: a practice call and a real one of the same number know nothing of each other."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from coordination.followups.reactors import callbacks
from coordination.followups.row import FollowupRow
from coordination.log.append import append
from coordination.log.event import Context
from coordination.log.stream import load, now
from tests.followups.calls import answered, missed, rows_of, some_number, tell
from tests.followups.conftest import Desk

pytestmark = pytest.mark.django_db

MONDAY_10 = datetime(2026, 11, 16, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
React = Callable[[], None]


def modes_of(row: FollowupRow) -> set[str]:
    return {logged.mode for logged in load(f"followup/{row.id}").logged}


@pytest.mark.parametrize(("first", "second"), [("live", "practice"), ("practice", "live")])
def test_s14_a_practice_call_never_joins_a_live_numbers_callback(
    react: React, first: str, second: str
) -> None:
    number, calls = some_number(), {"live": [uuid4(), uuid4()], "practice": [uuid4(), uuid4()]}
    minute = 0
    for place in range(2):
        for mode in (first, second):
            tell(calls[mode][place], *missed(number, MONDAY_10 + minute * MINUTE), mode=mode)
            react()
            minute += 1
    for mode in (first, second):
        (row,) = rows_of(calls[mode])
        assert sorted(row.calls) == sorted(calls[mode])
        assert (row.mode, modes_of(row)) == (mode, {mode})


def test_s14_they_are_apart_though_the_read_model_sees_neither() -> None:
    number, streams = some_number(), set[str]()
    for mode in ("live", "practice"):
        call = uuid4()
        tell(call, *missed(number, MONDAY_10), mode=mode)
        context = Context(
            actor="system:callbacks@1", role="system", clinic="riverbend", occurred_at=now(), mode=mode
        )
        appended = append(callbacks(load(f"call/{call}").logged[-1]), context)
        assert [(logged.version, logged.type) for logged in appended] == [(1, "followup.opened")]
        streams |= {logged.stream for logged in appended}
    assert len(streams) == 2


def test_s14_whatever_the_read_model_says_of_the_mode_the_log_decides(react: React) -> None:
    number, real, practice = some_number(), uuid4(), uuid4()
    tell(real, *missed(number, MONDAY_10))
    react()
    FollowupRow.objects.filter(calls__contains=[real]).update(mode="practice")
    tell(practice, *missed(number, MONDAY_10 + MINUTE), mode="practice")
    react()
    assert calls_of(real) == [real]
    assert calls_of(practice) == [practice]


def calls_of(call: UUID) -> list[UUID]:
    (row,) = rows_of([call])
    calls: list[UUID] = row.calls
    return calls


def test_s14_a_practice_call_that_was_answered_proposes_closing_nothing_real(react: React) -> None:
    number, real = some_number(), uuid4()
    tell(real, *missed(number, MONDAY_10))
    react()
    tell(uuid4(), *answered(number, MONDAY_10 + 5 * MINUTE), mode="practice")
    react()
    (row,) = rows_of([real])
    assert row.proposed_why == ""


def test_s14_a_promise_about_a_practice_call_stays_practice(desk: Desk, react: React) -> None:
    number, real, practice = some_number(), uuid4(), uuid4()
    tell(real, *missed(number, MONDAY_10))
    tell(practice, *missed(number, MONDAY_10 + MINUTE), mode="practice")
    react()
    given = {"call": str(practice), "what": "the result", "for_when": (now() + 60 * MINUTE).isoformat()}
    answer = desk.person("navigator", "Ana Quintero").post("followups/promise", given)
    assert answer.status_code == 200, answer.content
    react()
    (row,) = rows_of([practice])
    assert (row.promised_by, modes_of(row)) == ("Ana Quintero", {"practice"})
    (untouched,) = rows_of([real])
    assert untouched.promised_by == ""
