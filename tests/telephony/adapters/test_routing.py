"""A call that lasts is sent to other people, or whoever asked is told that it was not."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from coordination.log.errors import Refused
from telephony.adapters import routing
from telephony.adapters.port import Capabilities, DialFailed, EmergencyNumber
from telephony.adapters.routing import CallIsElsewhere, NoWayBack, send_on
from telephony.calls.events import CallRouted, CallRouteFailed
from telephony.calls.state import Call
from telephony.calls.telling import call_id
from tests.telephony.adapters.memory import MemoryAdapter
from tests.telephony.doors.phone import Phone, ended, offered

CALL = call_id("tests", "a-1")
CallOf = Callable[..., Call]


class Recorder(MemoryAdapter):
    """The phone system of the signed events, which here takes orders."""

    source = "tests"

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []

    def route(self, pbx_call_id: str, to: str) -> None:
        super().route(pbx_call_id, to)
        self.sent.append((pbx_call_id, to))


@pytest.fixture
def pbx(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    phone.tell(offered())
    monkeypatch.setattr(routing, "adapters", lambda: [made])
    return made


def test_others_are_rung_for_the_caller(pbx: Recorder, call: CallOf) -> None:
    send_on(CALL, "client:nurses")
    assert pbx.sent == [("a-1", "client:nurses")]
    assert [routed.to for routed in call().of(CallRouted)] == ["client:nurses"]


def failing(refusal: type[Refused]) -> Callable[..., None]:
    def route(*order: Any) -> None:
        raise refusal

    return route


@pytest.mark.parametrize("refusal", [DialFailed, EmergencyNumber])
def test_s12_what_the_phone_system_does_not_do_is_said_and_raised(
    pbx: Recorder, call: CallOf, monkeypatch: pytest.MonkeyPatch, refusal: type[Refused]
) -> None:
    monkeypatch.setattr(pbx, "route", failing(refusal))
    with pytest.raises(refusal):
        send_on(CALL, "client:nurses")
    assert [failed.why for failed in call().of(CallRouteFailed)] == [refusal.__name__]
    assert call().of(CallRouted) == []


def test_a_phone_system_that_only_tells_takes_no_orders(
    pbx: Recorder, call: CallOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pbx, "capabilities", Capabilities())
    with pytest.raises(NoWayBack):
        send_on(CALL, "client:nurses")
    assert (pbx.sent, len(call().of(CallRouteFailed))) == ([], 1)


@pytest.mark.parametrize("which", [CALL, uuid4()])
def test_a_call_that_is_over_or_unknown_is_sent_nowhere(pbx: Recorder, phone: Phone, which: UUID) -> None:
    phone.tell(ended())
    with pytest.raises(CallIsElsewhere):
        send_on(which, "client:nurses")
    assert pbx.sent == []
