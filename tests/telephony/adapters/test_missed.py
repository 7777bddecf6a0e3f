"""What was missed while we were away is fetched, or noted as a gap (S12)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from telephony.adapters.dialing import CannotDial, dial, proposed_outcome
from telephony.adapters.missed import take_missed
from telephony.adapters.port import Missed
from telephony.calls.events import CallAnswered, CallEnded, CallGapNoted, CallOffered, CallScriptSpoken
from telephony.calls.state import Call, call_of
from telephony.calls.telling import call_id, call_now
from telephony.pages import placing
from telephony.pages.telling import page_now
from tests.telephony.adapters.memory import MemoryAdapter
from tests.telephony.adapters.rest import SID, FakeRest, fake_rest
from tests.telephony.adapters.test_adapters import listed
from tests.telephony.calls.facts import EIGHT, at, offered
from tests.telephony.doors.phone import Phone
from tests.telephony.doors.phone import offered as told_offered
from tests.telephony.doors.twilio import ACCOUNT
from tests.telephony.pages.conftest import Requested, requested
from tests.telephony.recordings.sounds import wav

__all__ = ["requested"]
pytestmark = pytest.mark.django_db


def known(name: str, source: str = "memory") -> Call:
    return call_now(call_id(source, name))


def test_a_call_that_we_never_heard_of_is_taken_down_with_its_gap() -> None:
    adapter = MemoryAdapter()
    facts = [offered(), CallEnded(at=at(90), reason="abandoned")]
    adapter.missed = [Missed(pbx_call_id="m-1", began_at=at(0), ended_at=at(90), facts=facts)]
    first = take_missed(adapter, EIGHT)
    assert (first.calls, first.facts, first.gaps) == (1, 2, 1)
    assert known("m-1").outcome == "abandoned"
    assert [(gap.from_, gap.to) for gap in known("m-1").of(CallGapNoted)] == [(at(0), at(90))]
    again = take_missed(adapter, EIGHT)
    assert (again.calls, again.facts, again.gaps) == (1, 0, 0)


def test_whom_we_page_is_no_call_that_we_missed(
    requested: Requested, catch_up: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    adapter = MemoryAdapter()
    monkeypatch.setattr(placing, "adapters", lambda: [adapter])
    page = requested()
    placing.place(page)
    catch_up()
    name = page_now(page).pbx_call_id or ""
    facts = [offered(), CallEnded(at=at(90), reason="completed")]
    adapter.missed = [
        Missed(pbx_call_id=one, began_at=at(0), ended_at=at(90), facts=facts) for one in (name, "m-9")
    ]
    found = take_missed(adapter, EIGHT)
    assert (found.calls, found.known) == (1, frozenset({call_id("memory", "m-9")}))
    assert known(name).facts == frozenset()


@pytest.fixture
def rest(settings: Settings, tmp_path: Any) -> Any:
    with fake_rest() as running:
        settings.MEDIA_ROOT = str(tmp_path)
        settings.RINGBACK_SOURCES = {}
        settings.RINGBACK_TWILIO = ACCOUNT | {"api_url": running.url}
        yield running


def reconcile() -> str:
    out = StringIO()
    call_command("reconcile", "--since", "2026-11-20T00:00:00+00:00", stdout=out)
    return out.getvalue()


def test_reconcile_fetches_calls_and_their_messages(rest: FakeRest, catch_up: Callable[[], None]) -> None:
    rest.sound = wav(2.0)
    rest.calls = [listed("CA1", "inbound", "completed")]
    rest.recordings = [{"sid": "RE9", "call_sid": "CA1", "source": "RecordVerb", "status": "completed"}]
    said = reconcile()
    assert '"calls":1' in said
    assert '"fetched":1' in said
    assert "202555" not in said
    call = known("CA1", "twilio")
    assert (call.outcome, call.recording) == ("completed", "stored")
    assert len(call.of(CallGapNoted)) == 1
    assert '"facts":0,"gaps":0,"fetched":0' in reconcile()


def test_a_call_that_fell_silent_gets_a_gap(
    rest: FakeRest, phone: Phone, catch_up: Callable[[], None], clock: Any
) -> None:
    moment = (datetime.now(UTC) - timedelta(minutes=10)).isoformat()
    phone.tell(told_offered("quiet") | {"time": moment})
    catch_up()
    assert '"silent":0' in reconcile()
    clock.advance(timedelta(minutes=20))
    assert '"silent":1' in reconcile()
    assert len(known("quiet", "tests").of(CallGapNoted)) == 1


def test_click_to_call_places_the_call_and_takes_it_down(rest: FakeRest) -> None:
    dialed = dial(number="+12025550142", line="main")
    call = call_now(dialed.call)
    assert dialed.adapter == "twilio"
    assert call.offered is not None
    assert (call.offered.direction, call.offered.number, call.offered.pbx_call_id) == (
        "outbound",
        "+12025550142",
        SID,
    )
    assert proposed_outcome(call) is None


def test_without_a_phone_system_that_can_it_says_so(settings: Settings) -> None:
    settings.RINGBACK_TWILIO = {}
    settings.RINGBACK_SOURCES = {"tests": []}
    with pytest.raises(CannotDial):
        dial(number="+12025550142", line="main")


INTRO = CallScriptSpoken(
    at=at(5), script="call_back_intro", version="1", purpose="answer", language="en", by="phone:twilio"
)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ([CallAnswered(at=at(9)), CallEnded(at=at(30), reason="completed")], "reached"),
        ([CallEnded(at=at(30), reason="completed", answer_told=False)], "no_answer"),
        ([CallEnded(at=at(30), reason="busy")], "busy"),
        ([CallEnded(at=at(30), reason="failed")], "failed"),
        ([CallEnded(at=at(30), reason="no_answer")], "no_answer"),
        ([INTRO, CallEnded(at=at(30), reason="completed")], "left_message"),
        ([CallAnswered(at=at(9))], None),
    ],
)
def test_what_came_of_a_call_back_is_proposed(facts: list[Any], outcome: str | None) -> None:
    placed = CallOffered(
        at=at(0), direction="outbound", number="+1", line="main", line_known=True, source="t", pbx_call_id="1"
    )
    assert proposed_outcome(call_of([placed, *facts])) == outcome
