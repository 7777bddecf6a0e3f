"""Every adapter under the one contract, and what each promises beyond it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import httpx
import pytest

from coordination.policy.published import policy
from telephony.adapters.port import Capabilities, DialFailed, HostNotRegistered
from telephony.adapters.signed import SignedAdapter
from telephony.adapters.twilio.adapter import TwilioAdapter
from telephony.adapters.twilio.rest import Rest
from telephony.calls.events import CallAnswered, CallEnded, CallOffered
from telephony.calls.state import call_of
from tests.telephony.adapters.contract import CALL, PbxContract
from tests.telephony.adapters.memory import MemoryAdapter
from tests.telephony.adapters.rest import SID, FakeRest, fake_rest

ACCOUNT = "AC" + "1" * 32
SINCE = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def rest() -> Iterator[FakeRest]:
    with fake_rest() as running:
        yield running


def twilio_at(url: str) -> TwilioAdapter:
    rest = Rest(account=ACCOUNT, auth_token="secret", api_url=url)
    return TwilioAdapter(rest=rest, public_url="https://phones.riverbend.example")


class TestSigned(PbxContract):
    @pytest.fixture
    def adapter(self) -> SignedAdapter:
        return SignedAdapter(source="tests")

    def test_it_can_only_be_listened_to(self, adapter: SignedAdapter) -> None:
        assert adapter.capabilities == Capabilities()


class TestMemory(PbxContract):
    @pytest.fixture
    def adapter(self) -> MemoryAdapter:
        return MemoryAdapter()


class TestTwilio(PbxContract):
    @pytest.fixture
    def adapter(self, rest: FakeRest) -> TwilioAdapter:
        return twilio_at(rest.url)


def test_a_call_is_placed_with_its_callbacks(rest: FakeRest) -> None:
    assert twilio_at(rest.url).place_call("+12025550142", policy().lines["main"]) == SID
    ((path, form),) = rest.asked
    assert path == f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
    assert (form["To"], form["From"]) == (["+12025550142"], ["+12025550100"])
    assert form["Url"] == ["https://phones.riverbend.example/telephony/twilio/outbound"]
    assert form["StatusCallbackEvent"] == ["initiated", "ringing", "answered", "completed"]


def test_s15_nothing_goes_to_a_host_that_is_not_registered() -> None:
    with pytest.raises(HostNotRegistered):
        twilio_at("https://api.twilio.com").place_call("+12025550142", policy().lines["main"])


def test_s8_a_failure_does_not_repeat_the_number(rest: FakeRest) -> None:
    rest.status = 400
    with pytest.raises(DialFailed) as failed:
        twilio_at(rest.url).place_call("+12025550142", policy().lines["main"])
    assert "0142" not in str(failed.value)
    assert not isinstance(failed.value.__context__, httpx.HTTPError) or failed.value.__suppress_context__


def test_s8_whom_we_page_hears_the_script_and_nothing_else(rest: FakeRest) -> None:
    script = policy().prompt("page_escalation", "en")
    sid = twilio_at(rest.url).ring("+12025550142", policy().lines["main"], script, "a-ticket_1")
    assert sid == SID
    ((path, form),) = rest.asked
    assert path == f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
    root = "https://phones.riverbend.example/telephony/twilio"
    asks = (
        f'<Gather action="{root}/page-key?page=a-ticket_1" input="dtmf" numDigits="1" timeout="5">'
        '<Say language="en-US">This is Riverbend. An escalation waits for you. Press 1 to take it.</Say>'
        "</Gather>"
    )
    xml = '<?xml version="1.0" encoding="UTF-8"?>'
    assert form == {
        "To": ["+12025550142"],
        "From": ["+12025550100"],
        "Twiml": [f"{xml}<Response>{asks * 3}<Hangup /></Response>"],
        "StatusCallback": [f"{root}/page-status?page=a-ticket_1"],
        "StatusCallbackEvent": ["initiated", "ringing", "answered", "completed"],
        "Timeout": ["30"],
    }


def listed(sid: str, direction: str, status: str, **more: object) -> dict[str, object]:
    times = {
        "date_created": "Fri, 20 Nov 2026 13:00:00 +0000",
        "start_time": "Fri, 20 Nov 2026 13:00:08 +0000",
        "end_time": "Fri, 20 Nov 2026 13:02:00 +0000",
    }
    numbers = {"from": "+12025550141", "to": "+12025550100"}
    return {
        "sid": sid,
        "direction": direction,
        "status": status,
        "parent_call_sid": None,
        **times,
        **numbers,
        **more,
    }


def test_what_was_missed_is_read_from_the_list(rest: FakeRest) -> None:
    rest.calls = [
        listed("CA1", "inbound", "completed"),
        listed("CA2", "outbound-dial", "completed", parent_call_sid="CA1"),
        listed("CA3", "inbound", "completed", **{"from": "anonymous"}),
        listed("CA4", "inbound", "completed", date_created="Thu, 19 Nov 2026 13:00:00 +0000"),
    ]
    answered, abandoned = twilio_at(rest.url).reconcile(SINCE)
    assert (answered.pbx_call_id, abandoned.pbx_call_id) == ("CA1", "CA3")
    assert [type(fact) for fact in answered.facts] == [CallOffered, CallAnswered, CallEnded]
    assert all(fact.estimated for fact in answered.facts)
    assert (call_of(answered.facts).outcome, call_of(abandoned.facts).outcome) == ("completed", "abandoned")
    offered = call_of(abandoned.facts).offered
    assert offered is not None
    assert (offered.number, offered.line) == (None, "main")


def test_a_running_call_is_sent_elsewhere(rest: FakeRest) -> None:
    twilio_at(rest.url).route(CALL, "sip:nurses@pbx.riverbend.example")
    ((path, form),) = rest.asked
    assert path.endswith(f"/Calls/{CALL}.json")
    (dial,) = ET.fromstring(form["Twiml"][0])
    assert dial.findtext("Sip") == "sip:nurses@pbx.riverbend.example"
    root = "https://phones.riverbend.example/telephony/twilio"
    assert dial.get("action") == f"{root}/after-dial?tried=routed"
    leg = dial.find("Sip")
    assert leg is not None
    assert leg.get("statusCallback") == f"{root}/status"
