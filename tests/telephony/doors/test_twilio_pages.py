"""What Twilio tells of a page that it rings, and the key."""

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from telephony.doors.twilio import pages as doors
from telephony.pages.commands import WithdrawPage
from telephony.pages.placing import place
from telephony.pages.telling import page_now, tell_page
from telephony.pages.tickets import ticket_of
from tests.log.sentences import fresh
from tests.telephony.adapters.memory import MemoryAdapter
from tests.telephony.doors.twilio import CALL, LEG, Twilio, verbs, words
from tests.telephony.pages.conftest import Requested, adapter, requested

__all__ = ["adapter", "requested"]
pytestmark = pytest.mark.urls("telephony.doors.urls")

SCRIPT = "This is Riverbend. An escalation waits for you. Press 1 to take it."


@pytest.fixture
def ringing(requested: Requested, adapter: MemoryAdapter, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A page that Twilio rings as the call CALL."""
    monkeypatch.setattr(adapter, "source", "twilio")
    monkeypatch.setattr(adapter, "ring", lambda *order: CALL)
    page = requested()
    place(page)
    return page


@pytest.fixture
def unheard(requested: Requested, adapter: MemoryAdapter, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A page of which nobody knows whether it rings: who asked for it died before the answer came."""

    def dies(*order: Any) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(adapter, "source", "twilio")
    monkeypatch.setattr(adapter, "ring", dies)
    page = requested()
    with pytest.raises(KeyboardInterrupt):
        place(page)
    return page


def door(name: str, page: UUID) -> str:
    return f"{name}?page={ticket_of(page)}"


def test_the_key_takes_it(twilio: Twilio, ringing: UUID) -> None:
    assert twilio.post(door("page-status", ringing), CallStatus="in-progress").status_code == 200
    assert page_now(ringing).phase == "answered"
    heard = twilio.heard(door("page-key", ringing), Digits="1")
    assert verbs(heard) == ["Say", "Hangup"]
    assert words(heard).startswith("Thank you. It is yours now.")
    assert page_now(ringing).phase == "acknowledged"


@pytest.mark.parametrize("digit", ["2", "0", "*", ""])
def test_another_key_takes_nothing_and_is_asked_again(twilio: Twilio, ringing: UUID, digit: str) -> None:
    heard = twilio.heard(door("page-key", ringing), Digits=digit)
    assert verbs(heard) == ["Gather", "Gather", "Gather", "Hangup"]
    assert words(heard) == " ".join([SCRIPT] * 3)
    assert page_now(ringing).acknowledged is None


def test_a_voicemail_that_picks_up_takes_nothing(twilio: Twilio, ringing: UUID) -> None:
    for status in ("in-progress", "completed"):
        twilio.post(door("page-status", ringing), CallStatus=status)
    assert page_now(ringing).failed == "no_key"


@pytest.mark.parametrize(
    ("status", "why"),
    [("busy", "busy"), ("no-answer", "no_answer"), ("failed", "failed"), ("canceled", "failed")],
)
def test_how_a_ring_ended(twilio: Twilio, ringing: UUID, status: str, why: str) -> None:
    for _ in range(2):
        assert twilio.post(door("page-status", ringing), CallStatus=status).status_code == 200
    assert page_now(ringing).failed == why


def test_callbacks_in_the_wrong_order_lose_no_key(twilio: Twilio, ringing: UUID) -> None:
    twilio.post(door("page-status", ringing), CallStatus="completed")
    twilio.heard(door("page-key", ringing), Digits="1")
    twilio.post(door("page-status", ringing), CallStatus="in-progress")
    assert page_now(ringing).phase == "acknowledged"


def test_a_page_is_no_call_of_a_patient(twilio: Twilio, ringing: UUID, call: Any) -> None:
    twilio.post(door("page-status", ringing), CallStatus="in-progress")
    twilio.heard(door("page-key", ringing), Digits="1")
    assert call(CALL, "twilio").facts == frozenset()


def test_s7_a_page_whose_caller_died_is_found_by_its_callbacks(twilio: Twilio, unheard: UUID) -> None:
    assert page_now(unheard).phase == "dialing"
    twilio.post(door("page-status", unheard), CallStatus="ringing")
    assert (page_now(unheard).phase, page_now(unheard).pbx_call_id) == ("placed", CALL)
    twilio.heard(door("page-key", unheard), Digits="1")
    assert page_now(unheard).phase == "acknowledged"


def test_a_ticket_is_one_calls(twilio: Twilio, ringing: UUID) -> None:
    for name in ("page-key", "page-status"):
        refused = twilio.post(door(name, ringing), CallSid=LEG, Digits="1", CallStatus="failed")
        assert refused.status_code == 403
    assert page_now(ringing).phase == "placed"


def test_an_invented_ticket_or_one_of_no_request_is_refused(twilio: Twilio, requested: Requested) -> None:
    never, waiting = fresh(), requested()
    for name in ("page-key", "page-status"):
        for address in (name, f"{name}?page=invented", door(name, never), door(name, waiting)):
            assert twilio.post(address, Digits="1", CallStatus="completed").status_code == 403
    assert page_now(waiting).phase == "waiting"


def test_a_wrong_signature_is_401(twilio: Twilio, ringing: UUID) -> None:
    for name in ("page-key", "page-status"):
        assert twilio.post(door(name, ringing), "another", Digits="1").status_code == 401
    assert page_now(ringing).phase == "placed"


def test_who_is_late_hears_that_somebody_has_it(twilio: Twilio, ringing: UUID) -> None:
    tell_page(ringing, lambda now: WithdrawPage(now=now), source="twilio")
    heard = twilio.heard(door("page-key", ringing), Digits="1")
    assert "Somebody has taken the escalation already" in words(heard)
    assert page_now(ringing).acknowledged is not None


def test_s6_a_key_that_cannot_be_stored_is_asked_for_again(
    twilio: Twilio, ringing: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any, **more: Any) -> None:
        raise OperationalError("the database is away")

    with monkeypatch.context() as broken:
        broken.setattr(doors, "tell_page", away)
        heard = twilio.heard(door("page-key", ringing), Digits="1")
    assert verbs(heard) == ["Gather", "Gather", "Gather", "Hangup"]
    assert "could not be stored" in words(heard)
    assert page_now(ringing).phase == "placed"
    gather = heard.find("Gather")
    assert gather is not None
    twilio.heard((gather.get("action") or "").rpartition("/")[2], Digits="1")
    assert page_now(ringing).phase == "acknowledged"


def test_a_spanish_speaker_is_spoken_to_in_spanish(
    twilio: Twilio, requested: Requested, adapter: MemoryAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "source", "twilio")
    monkeypatch.setattr(adapter, "ring", lambda *order: CALL)
    page = requested(language="es")
    place(page)
    assert words(twilio.heard(door("page-key", page), Digits="2")).startswith("Le llama Riverbend.")
    assert words(twilio.heard(door("page-key", page), Digits="1")).startswith("Gracias.")
