"""What was missed comes by itself: from where a phone system was last seen well, or as a gap (S12)."""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from uuid import UUID

import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from structlog.testing import capture_logs

from coordination.log.processes import all_loops, clock_loops
from coordination.log.stream import now
from telephony.calls.commands import RecordFact
from telephony.calls.events import CallAnswered, CallFact, CallGapNoted, CallOffered
from telephony.calls.row import CallRow
from telephony.calls.state import Call
from telephony.calls.telling import call_id, call_now, tell
from telephony.doors.phone_systems import seen
from telephony.doors.reconciling import OVERLAP, catch_up, run_reconciling, say_changes
from tests.telephony.adapters.rest import FakeRest, fake_rest
from tests.telephony.adapters.test_adapters import listed
from tests.telephony.doors.twilio import ACCOUNT

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
Rows = Callable[[], None]


@pytest.fixture
def rest(settings: Settings, tmp_path: Path) -> Iterator[FakeRest]:
    with fake_rest() as running:
        settings.MEDIA_ROOT = str(tmp_path)
        settings.RINGBACK_SOURCES = {"tests": []}
        settings.RINGBACK_TWILIO = ACCOUNT | {"api_url": running.url}
        yield running


def known(name: str) -> Call:
    return call_now(call_id("twilio", name))


def running_call(name: str, at: datetime, *facts: CallFact) -> UUID:
    call = call_id("twilio", name)
    offer = CallOffered(
        at=at, direction="inbound", number=None, line="main", line_known=True, source="twilio",
        pbx_call_id=name,
    )  # fmt: skip
    for fact in (offer, *facts):
        tell(call, RecordFact(fact=fact), source="twilio", at=fact.at)
    return call


def over(name: str, begun: datetime, ended: datetime) -> dict[str, Any]:
    times = {"date_created": begun, "start_time": begun, "end_time": ended}
    return listed(name, "inbound", "no-answer") | {key: format_datetime(at) for key, at in times.items()}


def test_it_runs_in_up_and_beside_the_clock() -> None:
    assert "reconciling" in clock_loops()
    assert "reconciling" in all_loops()


def test_s12_a_missed_call_is_taken_down_and_the_next_round_begins_there(rest: FakeRest) -> None:
    moment = datetime.now(UTC).replace(microsecond=0)
    rest.calls = [over("CA1", moment - 20 * MINUTE, moment - 19 * MINUTE)]
    done = catch_up(moment)
    assert (done.found["twilio"].calls, done.found["twilio"].gaps) == (1, 1)
    assert known("CA1").outcome == "no_answer"
    mark = seen("twilio")
    assert mark is not None
    assert mark.seen_at == moment
    rest.calls.append(over("CA2", moment - OVERLAP - MINUTE, moment - MINUTE))
    again = catch_up(moment)
    assert again.found["twilio"].calls == 0  # before the overlap: seen already
    rest.calls.append(over("CA3", moment - OVERLAP + MINUTE, moment - MINUTE))
    assert catch_up(moment).found["twilio"].calls == 1


def test_a_call_that_ends_this_moment_is_left_to_its_own_report(rest: FakeRest) -> None:
    moment = datetime.now(UTC).replace(microsecond=0)
    rest.calls = [over("CA4", moment - MINUTE, moment - timedelta(seconds=3))]
    assert catch_up(moment).found["twilio"].calls == 0
    assert catch_up(moment + MINUTE).found["twilio"].calls == 1


def test_a_long_call_that_ended_while_we_were_away_is_found(rest: FakeRest, catch_up_rows: Rows) -> None:
    moment = datetime.now(UTC).replace(microsecond=0)
    catch_up(moment - MINUTE)
    begun = moment - 180 * MINUTE
    running_call("CA5", begun, CallAnswered(at=begun + MINUTE))
    catch_up_rows()
    rest.calls = [over("CA5", begun, moment - MINUTE) | {"status": "completed"}]
    catch_up(moment)
    assert known("CA5").outcome == "completed"


def test_a_phone_system_out_of_reach_is_a_gap_once(rest: FakeRest, catch_up_rows: Rows) -> None:
    moment = now()
    catch_up(moment)
    call = running_call("CA6", moment)
    catch_up_rows()
    rest.status = 503
    for minutes in (3, 6):
        assert list(catch_up(moment + minutes * MINUTE).away) == ["twilio"]
    rest.status = 200
    for minutes in (9, 12):
        catch_up(moment + minutes * MINUTE)
    gaps = call_now(call).of(CallGapNoted)
    assert [(gap.from_, gap.to) for gap in gaps] == [(moment, moment + 9 * MINUTE)]


def test_a_phone_system_out_of_reach_is_said_once_and_its_return_too() -> None:
    with capture_logs() as said:
        away: Collection[str] = ()
        for now_away in ((), ("twilio",), ("twilio",), ("clinic", "twilio"), ("clinic",), (), ()):
            away = say_changes(away, now_away)
    assert [(line["event"], line["sources"]) for line in said] == [
        ("phone system out of reach", ["twilio"]),
        ("phone system out of reach", ["clinic"]),
        ("phone system back in reach", ["twilio"]),
        ("phone system back in reach", ["clinic"]),
    ]


def test_the_loop_says_once_that_a_phone_system_is_out_of_reach(
    rest: FakeRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest.status = 503
    rounds = iter((False, False, False))
    stop = Mock(is_set=lambda: next(rounds, True), wait=lambda _: False)
    monkeypatch.setattr(connection, "close", lambda: None)  # it is the test's
    with capture_logs() as said:
        run_reconciling(stop)
    assert [line["event"] for line in said if "reach" in line["event"]] == ["phone system out of reach"]


def test_a_silent_call_is_given_up_once(rest: FakeRest, catch_up_rows: Rows) -> None:
    moment = now()
    waiting = running_call("CA7", moment)
    talking = running_call("CA8", moment, CallAnswered(at=moment))
    catch_up_rows()
    assert catch_up(moment + 29 * MINUTE).silent == 0
    assert catch_up(moment + 30 * MINUTE).silent == 1
    assert catch_up(moment + 31 * MINUTE).silent == 0
    catch_up_rows()
    assert CallRow.objects.get(pk=waiting).state == "ended"
    assert CallRow.objects.get(pk=talking).state == "answered"
    assert catch_up(moment + 241 * MINUTE).silent == 1
    catch_up_rows()
    assert CallRow.objects.get(pk=talking).state == "ended"


@pytest.fixture
def catch_up_rows(catch_up: Rows) -> Rows:
    """The read models, brought up to the log."""
    return catch_up
