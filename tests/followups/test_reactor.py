"""Calls become callbacks: one a number, whatever the order of what is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import uuid4

import pytest

from coordination.followups.commands import Close
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.one_a_number import Whose, candidates, stream_of
from coordination.followups.reactors import callbacks
from coordination.log.append import append
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.log.identifiers import keyed_hash
from coordination.log.stream import load, now
from telephony.calls.events import CallAnswered, CallEnded, CallVoicemailLeft
from tests.followups.calls import answered, message, missed, offered, rows_of, some_number, tell
from tests.followups.people import ANA

pytestmark = pytest.mark.django_db

MONDAY_10 = datetime(2026, 11, 16, 15, tzinfo=UTC)  # 10:00 in New York, open
MONDAY_3 = datetime(2026, 11, 16, 8, tzinfo=UTC)  # 3:00 in New York, closed
MINUTE = timedelta(minutes=1)
React = Callable[[], None]
SYSTEM = Context(actor="system:callbacks@1", role="system", clinic="riverbend", occurred_at=MONDAY_10)


def live(number: str) -> Whose:
    return Whose(mode="live", number_hash=keyed_hash("number", number), call=None)


def close(stream: str) -> None:
    who = Context(actor=ANA, role="navigator", clinic="riverbend", occurred_at=now())
    execute(
        FOLLOWUP,
        stream,
        lambda now: Close(by=ANA, name="Ana", now=now, outcome="reached", attempts_needed=3),
        lambda now: who,
    )


def test_a_missed_call_opens_a_callback_due_in_business_hours(react: React) -> None:
    call, number = uuid4(), some_number()
    tell(call, *missed(number, MONDAY_10))
    react()
    (row,) = rows_of([call])
    assert (row.kind, row.why, row.heard, row.is_open) == ("callback", "abandoned", True, True)
    assert (row.duty, row.fallback_duty) == ("navigator", "supervisor")
    assert row.opened == MONDAY_10 + timedelta(seconds=20)
    assert row.due == MONDAY_10 + timedelta(seconds=20) + 60 * MINUTE
    assert (row.call, row.calls, row.number, row.withheld) == (call, [call], number, False)


@pytest.mark.parametrize("reason", ["abandoned", "no_answer", "busy", "failed"])
def test_whatever_kept_a_caller_from_us_opens_a_callback(react: React, reason: str) -> None:
    call = uuid4()
    tell(call, offered(some_number(), MONDAY_10), CallEnded(at=MONDAY_10 + MINUTE, reason=reason))  # type: ignore[arg-type]
    react()
    assert [row.why for row in rows_of([call])] == [reason]


def test_s10_an_ended_call_that_nobody_is_said_to_have_taken_opens_a_callback(react: React) -> None:
    call = uuid4()
    tell(call, offered(some_number(), MONDAY_10), CallEnded(at=MONDAY_10 + MINUTE, reason="completed"))
    react()
    assert [row.why for row in rows_of([call])] == ["no_answer"]


def test_an_answered_call_opens_nothing(react: React) -> None:
    call = uuid4()
    tell(call, *answered(some_number(), MONDAY_10))
    react()
    assert rows_of([call]) == []


def test_a_call_of_ours_that_nobody_took_opens_nothing(react: React) -> None:
    call = uuid4()
    ended = CallEnded(at=MONDAY_10 + MINUTE, reason="no_answer")
    tell(call, offered(some_number(), MONDAY_10, "outbound"), ended, CallVoicemailLeft(at=MONDAY_10))
    react()
    assert rows_of([call]) == []


def test_s11_a_voicemail_is_a_nurses_within_30_minutes_and_not_heard(react: React) -> None:
    call = uuid4()
    tell(call, *message(some_number(), MONDAY_10))
    react()
    (row,) = rows_of([call])
    assert (row.why, row.heard, row.duty) == ("voicemail", False, "nurse")
    assert row.due == MONDAY_10 + timedelta(seconds=40) + 30 * MINUTE


def test_s11_a_voicemail_at_three_in_the_morning_is_the_on_calls_within_60_minutes(react: React) -> None:
    call = uuid4()
    tell(call, *message(some_number(), MONDAY_3))
    react()
    (row,) = rows_of([call])
    assert (row.heard, row.duty, row.fallback_duty) == (False, "on_call_clinician", "supervisor")
    assert row.due == MONDAY_3 + timedelta(seconds=40) + 60 * MINUTE


def test_six_calls_of_one_number_are_one_callback(react: React) -> None:
    number, calls = some_number(), [uuid4() for _ in range(6)]
    for minute, call in enumerate(calls):
        tell(call, *missed(number, MONDAY_10 + minute * MINUTE))
    react()
    (row,) = rows_of(calls)
    assert sorted(row.calls) == sorted(calls)
    assert row.due is not None
    assert row.due == MONDAY_10 + timedelta(seconds=20) + 60 * MINUTE


def test_six_calls_are_one_though_the_read_model_sees_none_of_them() -> None:
    """Straight after one another, with no projection run in between."""
    number, calls = some_number(), [uuid4() for _ in range(6)]
    for call in calls:
        tell(call, *missed(number, MONDAY_10))
        cause = load(f"call/{call}").logged[-1]
        append(callbacks(cause), SYSTEM)
    found = candidates(live(number))
    assert [len(candidate.state.calls) for candidate in found.open] == [6]  # type: ignore[union-attr]


def test_calls_with_a_withheld_number_are_never_one(react: React) -> None:
    calls = [uuid4(), uuid4()]
    for call in calls:
        tell(call, *missed(None, MONDAY_10))
    react()
    rows = rows_of(calls)
    assert [(row.withheld, row.number, row.number_hash) for row in rows] == [(True, None, "")] * 2


def test_after_it_was_closed_the_next_call_opens_the_next(react: React) -> None:
    number, first, second, third = some_number(), uuid4(), uuid4(), uuid4()
    tell(first, *missed(number, MONDAY_10))
    react()
    close(f"followup/{rows_of([first])[0].pk}")
    tell(second, *missed(number, MONDAY_10 + 30 * MINUTE))
    tell(third, *missed(number, MONDAY_10 + 31 * MINUTE))
    react()
    rows = rows_of([first, second, third])
    assert [(row.series, row.is_open, len(row.calls)) for row in rows] == [(0, False, 1), (1, True, 2)]


def test_a_report_that_comes_after_the_closing_opens_nothing_again(react: React) -> None:
    number, call = some_number(), uuid4()
    tell(call, *missed(number, MONDAY_10))
    react()
    close(f"followup/{rows_of([call])[0].pk}")
    tell(call, CallEnded(at=MONDAY_10 + timedelta(seconds=21), reason="no_answer"))
    react()
    assert [(row.series, row.is_open) for row in rows_of([call])] == [(0, False)]


def test_s10_a_message_that_comes_after_the_closing_opens_the_next(react: React) -> None:
    number, call = some_number(), uuid4()
    tell(call, *missed(number, MONDAY_10))
    react()
    close(f"followup/{rows_of([call])[0].pk}")
    tell(call, CallVoicemailLeft(at=MONDAY_10 + timedelta(seconds=15)))
    react()
    assert [(r.series, r.is_open, r.heard) for r in rows_of([call])] == [(0, False, True), (1, True, False)]


FACTS = (
    lambda number: offered(number, MONDAY_10),
    lambda number: CallVoicemailLeft(at=MONDAY_10 + timedelta(seconds=40)),
    lambda number: CallEnded(at=MONDAY_10 + timedelta(seconds=41), reason="completed"),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("one_by_one", [True, False])
def test_a_message_in_whichever_order_comes_to_the_same(
    react: React, order: tuple[int, ...], one_by_one: bool
) -> None:
    number, call = some_number(), uuid4()
    for place in order:
        tell(call, FACTS[place](number))
        if one_by_one:
            react()
    react()
    (row,) = rows_of([call])
    assert (row.number, row.withheld, row.line, row.calls) == (number, False, "main", [call])
    assert (row.duty, row.heard, row.why) == ("nurse", False, "voicemail")
    assert row.due == MONDAY_10 + timedelta(seconds=40) + 30 * MINUTE


@pytest.mark.parametrize("late", [False, True])
def test_a_missed_call_and_its_message_are_one(react: React, late: bool) -> None:
    number, call = some_number(), uuid4()
    abandoned = missed(number, MONDAY_10)
    left = CallVoicemailLeft(at=MONDAY_10 + timedelta(seconds=15))
    tell(call, *(abandoned if late else (abandoned[0], left)))
    react()
    tell(call, left if late else abandoned[1])
    react()
    (row,) = rows_of([call])
    assert (row.duty, row.heard, row.calls) == ("nurse", False, [call])
    assert row.due == MONDAY_10 + timedelta(seconds=15) + 30 * MINUTE


def test_a_later_answered_call_proposes_closing(react: React) -> None:
    number, dropped, again = some_number(), uuid4(), uuid4()
    tell(dropped, *missed(number, MONDAY_10))
    react()
    tell(again, *answered(number, MONDAY_10 + 5 * MINUTE))
    react()
    (row,) = rows_of([dropped])
    assert (row.is_open, row.proposed_why, row.proposed_call) == (True, "answered_later", again)
    assert row.calls == [dropped], "an answered call is no missed one"


def test_an_earlier_answered_call_proposes_nothing(react: React) -> None:
    number, dropped, before = some_number(), uuid4(), uuid4()
    tell(dropped, *missed(number, MONDAY_10))
    react()
    tell(before, *answered(number, MONDAY_10 - 30 * MINUTE))
    react()
    assert rows_of([dropped])[0].proposed_call is None


def test_the_receptionist_is_no_person(react: React) -> None:
    number, dropped, again = some_number(), uuid4(), uuid4()
    tell(dropped, *missed(number, MONDAY_10))
    tell(
        again, offered(number, MONDAY_10 + MINUTE), CallAnswered(at=MONDAY_10 + 2 * MINUTE, by="receptionist")
    )
    react()
    assert rows_of([dropped])[0].proposed_call is None


def test_an_answer_that_is_told_after_the_end_proposes_closing_its_own(react: React) -> None:
    number, call = some_number(), uuid4()
    tell(call, *missed(number, MONDAY_10))
    react()
    tell(call, CallAnswered(at=MONDAY_10 + timedelta(seconds=5)))
    react()
    assert rows_of([call])[0].proposed_call == call


def test_s10_a_clock_of_theirs_that_runs_ahead_buys_no_time(react: React) -> None:
    call, tomorrow = uuid4(), now() + timedelta(days=1)
    tell(call, *message(some_number(), tomorrow))
    react()
    (row,) = rows_of([call])
    assert row.due is not None
    assert row.due <= now() + 60 * MINUTE


def test_of_two_who_open_at_once_one_joins_the_other() -> None:
    """ADR-0007: both have looked, neither has written."""
    number, calls = some_number(), [uuid4(), uuid4()]
    for call in calls:
        tell(call, *missed(number, MONDAY_10))
    causes = [load(f"call/{call}").logged[-1] for call in calls]
    first, second = [callbacks(cause) for cause in causes]
    append(first, SYSTEM)
    with pytest.raises(ConcurrencyError):
        append(second, SYSTEM)
    append(callbacks(causes[1]), SYSTEM)
    found = candidates(live(number))
    assert [candidate.state.calls for candidate in found.open] == [set(calls)]  # type: ignore[union-attr]


def test_a_message_is_one_though_its_call_is_announced_before_the_read_model_has_seen_it() -> None:
    number, call = some_number(), uuid4()
    tell(call, CallVoicemailLeft(at=MONDAY_10))
    append(callbacks(load(f"call/{call}").logged[-1]), SYSTEM)
    tell(call, offered(number, MONDAY_10 - MINUTE))
    append(callbacks(load(f"call/{call}").logged[-1]), SYSTEM)
    under_the_call = candidates(Whose(mode="live", number_hash="", call=call)).open
    assert [candidate.state.number_hash for candidate in under_the_call] == [keyed_hash("number", number)]  # type: ignore[union-attr]
    assert stream_of(keyed_hash("number", number), 0) != under_the_call[0].loaded.stream
    assert load(stream_of(keyed_hash("number", number), 0)).version == 0, "nothing opened a second"


def test_streams_of_a_number_are_its_own() -> None:
    assert len({stream_of("aa", 0), stream_of("aa", 1), stream_of("bb", 0)}) == 3
