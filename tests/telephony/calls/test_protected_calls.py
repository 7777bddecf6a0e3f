"""Calls that are specially protected: by the line that was dialed, or because a person says so."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from msgspec.structs import replace

from coordination.policy.decided import Decided
from coordination.policy.protections import Protection
from coordination.policy.published import policy
from telephony.calls import reactors
from telephony.calls.events import CallProtectionSet
from telephony.calls.state import Call
from telephony.calls.telling import call_id
from tests.http.client import Script, slug
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, event, offered

CALL = call_id("tests", "a-1")
CallOf = Callable[..., Call]


@pytest.fixture
def desk(phone: Phone) -> Script:
    phone.tell(offered())
    return Script(person("front_desk", "Ben Osei"))


def test_a_person_protects_a_call_in_the_middle_of_it(
    desk: Script, call: CallOf, catch_up: Callable[[], None]
) -> None:
    answer = desk.post(f"calls/{CALL}/protect", {"protection": "abuse"})
    assert answer.status_code == 200, answer.content
    assert answer.json()["protections"] == ["abuse"]
    assert [(one.protection, one.by) for one in call().of(CallProtectionSet)] == [("abuse", "person")]
    desk.post(f"calls/{CALL}/protect", {"protection": "abuse"})
    assert desk.post(f"calls/{CALL}/protect", {"protection": "adolescent"}).json()["protections"] == [
        "abuse",
        "adolescent",
    ]
    assert len(call().of(CallProtectionSet)) == 2
    catch_up()
    assert desk.get(f"calls/{CALL}").json()["protections"] == ["abuse", "adolescent"]


def test_only_what_asks_more_of_us_is_a_protection(desk: Script, call: CallOf) -> None:
    refused = desk.post(f"calls/{CALL}/protect", {"protection": "important"})
    assert (refused.status_code, slug(refused)) == (422, "unprocessable")
    assert desk.post(f"calls/{uuid4()}/protect", {"protection": "abuse"}).status_code == 404
    assert not call().protected


@pytest.mark.parametrize("role", ["auditor", "manager", "administrator"])
def test_who_does_not_work_with_callers_protects_none(desk: Script, role: str) -> None:
    assert Script(person(role)).post(f"calls/{CALL}/protect", {"protection": "abuse"}).status_code == 403


def test_every_call_on_a_protected_line_is_protected_from_its_first_ring(
    phone: Phone, call: CallOf, react: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    react()
    known = policy()
    why: Decided[Protection] = Decided(value="behavioral_health", source="a test", must_decide=True)
    lines = {**known.lines, "main": replace(known.lines["main"], protection=why)}
    monkeypatch.setattr(reactors, "policy", lambda: replace(known, lines=lines))
    phone.tell(offered())
    react()
    (protection,) = call().of(CallProtectionSet)
    offer = call().offered
    assert offer is not None
    assert (protection.protection, protection.by) == ("behavioral_health", "line")
    assert protection.at == offer.at


def test_a_line_that_is_not_protected_protects_nobody(
    phone: Phone, call: CallOf, react: Callable[[], None]
) -> None:
    react()
    phone.tell(offered())
    react()
    assert not call().protected


def test_a_call_is_protected_by_the_queue_that_it_is_put_into(
    phone: Phone, call: CallOf, react: Callable[[], None]
) -> None:
    phone.tell(offered())
    phone.tell(event("call.queued", {"queue": "front_desk"}))
    react()
    assert not call().protected
    phone.tell(event("call.queued", {"queue": "adolescent"}))
    react()
    assert [(one.protection, one.by) for one in call().of(CallProtectionSet)] == [("adolescent", "queue")]


def test_s4_leaving_a_protected_queue_takes_no_protection_away(
    phone: Phone, call: CallOf, react: Callable[[], None]
) -> None:
    phone.tell(offered())
    for queue in ("oncology", "front_desk", "oncology", "billing"):
        phone.tell(event("call.queued", {"queue": queue}))
        react()
    assert [one.protection for one in call().of(CallProtectionSet)] == ["oncology"]
    assert call().protected
