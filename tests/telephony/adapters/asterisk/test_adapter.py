"""Asterisk under the contract of all adapters, and what it promises beyond it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from coordination.policy.published import policy
from telephony.adapters.asterisk.account import Account
from telephony.adapters.asterisk.adapter import AsteriskAdapter
from telephony.adapters.asterisk.refusals import ChannelGone, NotInOurHands
from telephony.adapters.asterisk.rest import Ari
from telephony.adapters.port import DialFailed
from telephony.calls.events import CallAnswered, CallOffered
from tests.telephony.adapters.asterisk import shapes
from tests.telephony.adapters.asterisk.fake import PASSWORD, USER, FakeAsterisk, fake_asterisk
from tests.telephony.adapters.asterisk.shapes import CALLER, STAFF
from tests.telephony.adapters.contract import CALL, PbxContract

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def asterisk() -> Iterator[FakeAsterisk]:
    """With one caller in our application, and one with people."""
    with fake_asterisk() as running:
        running.channels = {CALL: shapes.channel(CALL), CALLER: shapes.channel()}
        running.where = {CALL: "stasis", CALLER: "people"}
        yield running


@pytest.fixture
def adapter(asterisk: FakeAsterisk) -> Iterator[AsteriskAdapter]:
    ari = Ari(Account(url=asterisk.url, user=USER, password=PASSWORD), timeout=5)
    yield AsteriskAdapter(ari=ari)
    ari.close()


class TestAsterisk(PbxContract):
    @pytest.fixture
    def adapter(self, asterisk: FakeAsterisk) -> Iterator[AsteriskAdapter]:
        ari = Ari(Account(url=asterisk.url, user=USER, password=PASSWORD), timeout=5)
        yield AsteriskAdapter(ari=ari)
        ari.close()


def test_a_call_is_placed_under_a_name_of_ours(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    call = adapter.place_call("+12025550142", policy().lines["main"])
    ((method, path, body),) = asterisk.asked
    assert (method, path, body["channelId"]) == ("POST", "/channels", call)
    assert (body["endpoint"], body["callerId"]) == ("PJSIP/+12025550142@trunk", "+12025550100")
    assert body["variables"] == {
        "__RINGBACK_CALL": call,
        "RINGBACK_LINE": "main",
        "RINGBACK_NUMBER": "+12025550142",
        "RINGBACK_DIRECTION": "outbound",
    }


def test_s8_a_number_stands_in_no_address(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    adapter.place_call("+12025550142", policy().lines["main"])
    adapter.route(CALL, "+12025550143")
    assert all("0142" not in path and "0143" not in path for _, path, _ in asterisk.asked)


def test_a_caller_is_sent_elsewhere(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    adapter.route(CALL, "sip:nurses@pbx.riverbend.example:5061")
    assert asterisk.variables[CALL, "RINGBACK_TO"] == "PJSIP/trunk/sip:nurses@pbx.riverbend.example:5061"
    assert asterisk.where[CALL] == "ringback-route"


@pytest.mark.parametrize(
    "to",
    ["client:nurses&PJSIP/x", "client:nurses,60,G(other)", "sip:a@b,30", "client:${SHELL(id)}", "sip:nurses"],
)
def test_an_address_cannot_reach_into_the_dialplan(adapter: AsteriskAdapter, to: str) -> None:
    with pytest.raises(DialFailed):
        adapter.route(CALL, to)


def test_a_prompt_is_played_in_its_version(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    adapter.play(CALL, policy().prompt("hold", "es"), policy().lines["spanish"])
    assert asterisk.variables[CALL, "RINGBACK_PROMPT"] == "ringback/hold.es.1"
    assert asterisk.asked[-1][2] == {"context": "ringback-play", "extension": "spanish", "priority": 1}


def test_whom_people_have_is_sent_elsewhere_by_letting_them_go(
    asterisk: FakeAsterisk, adapter: AsteriskAdapter
) -> None:
    asterisk.answers(CALLER)
    adapter.route(CALLER, "client:nurses")
    assert asterisk.where[CALLER] == "ringback-route"
    assert asterisk.where[STAFF] == "gone"
    assert {"variable": f"RINGBACK_TO_{CALLER}", "value": "PJSIP/nurses"} in [
        body for _, path, body in asterisk.asked if path == "/asterisk/variable"
    ]


@pytest.mark.parametrize("rung", [True, False])
def test_s12_nobody_is_cut_off_where_the_dialplan_does_not_go_on(
    asterisk: FakeAsterisk, adapter: AsteriskAdapter, rung: bool
) -> None:
    """An older dialplan, or a caller whom nobody is rung for at this moment: they stay where they are."""
    if rung:
        asterisk.answers(CALLER)
        del asterisk.channels[CALLER]["channelvars"]["RINGBACK_MOVES"]
    with pytest.raises(NotInOurHands):
        adapter.route(CALLER, "client:nurses")
    assert asterisk.where[CALLER] == "people"
    assert asterisk.globals == {}


def test_a_call_that_is_over_is_sent_nowhere(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    with pytest.raises(ChannelGone):
        adapter.route("1795345999.1", "client:nurses")


def test_a_recording_is_made_beside_the_call(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    adapter.record(CALLER, "given")
    ((name, tap),) = asterisk.live.items()
    assert name == tap
    assert tap.startswith(f"ringback-both-{CALLER}-")
    assert asterisk.where[CALLER] == "people"


def test_a_failure_is_no_call(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    asterisk.fault = lambda method, path: (400, {"message": "Endpoint not found"})
    with pytest.raises(DialFailed) as failed:
        adapter.place_call("+12025550142", policy().lines["main"])
    assert "0142" not in str(failed.value)


def test_what_is_up_is_told(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    asterisk.answers(CALLER)
    waiting, talking = adapter.reconcile(LONG_AGO)
    assert [type(fact) for fact in waiting.facts] == [CallOffered]
    offered, answered = talking.facts
    assert isinstance(offered, CallOffered)
    assert (offered.at, offered.estimated) == (shapes.BEGAN, False)
    assert isinstance(answered, CallAnswered)
    assert (answered.extension, answered.estimated) == ("front-desk", True)
    assert STAFF in asterisk.channels


def test_whom_we_page_is_no_call(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    asterisk.channels = {}
    script = policy().prompt("page_escalation", "en")
    asterisk.picks_up(adapter.ring("+12025550142", policy().lines["main"], script, "p" * 43))
    assert adapter.reconcile(LONG_AGO) == []


def test_a_voicemail_that_nobody_fetched_is_found(asterisk: FakeAsterisk, adapter: AsteriskAdapter) -> None:
    asterisk.channels = {}
    asterisk.stored = {"ringback-message-1795345000.1-0123abcd": b"", "another-one": b""}
    asterisk.live = {"ringback-message-1795345000.2-0123abcd": "1795345000.2"}
    (found,) = adapter.reconcile(datetime.now(UTC) - timedelta(days=1))
    assert found.pbx_call_id == "1795345000.1"
    assert found.recordings == ("ringback-message-1795345000.1-0123abcd",)
    assert found.via == "asterisk_recording"
