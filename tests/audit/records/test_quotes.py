"""After a caller's no an escalation keeps the words until a nurse has written her own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from audit.records.events import RecordDestroyed
from coordination.escalations.events import EscalationRaised, Quote
from coordination.escalations.ids import escalation_id, stream_of
from coordination.escalations.projections import words_of
from coordination.escalations.row import EscalationRow
from coordination.log.stream import load, now
from telephony.calls.commands import AnswerConsent
from telephony.calls.telling import call_id, tell
from tests.escalations.words import WORDS, hear, trigger
from tests.http.client import Script
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, consent, offered

React = Callable[[], None]
Fire = Callable[[], int]


@pytest.fixture
def call(phone: Phone, react: React) -> UUID:
    """A caller with chest pain, who agreed to everything."""
    phone.tell_all(offered(), consent())
    call = call_id("tests", "a-1")
    hear(call, trigger())
    react()
    return call


def says_no(call: UUID) -> None:
    no = AnswerConsent(answers={"transcription": False, "analysis": False}, how="key", at=now())
    tell(call, no, source="tests")


@pytest.fixture
def goes_on(react: React, fire_alarms: Fire) -> Callable[[], None]:
    """Whatever is due is done."""

    def go_on() -> None:
        react()
        fire_alarms()
        react()

    return go_on


def quoted(call: UUID, category: str = "chest_pain") -> bool:
    raised = load(stream_of(escalation_id(call, category))).events[0]
    assert isinstance(raised, EscalationRaised)
    return isinstance(raised.content, Quote)


def judge(call: UUID, verb: str, body: dict[str, Any], category: str = "chest_pain") -> None:
    script = Script(person("nurse"))
    assert script.post(f"escalations/{escalation_id(call, category)}/{verb}", body).status_code == 200


def test_s13_a_no_leaves_the_escalation_its_words_until_a_nurse_has_written_hers(
    call: UUID, goes_on: Callable[[], None]
) -> None:
    says_no(call)
    goes_on()
    row = EscalationRow.objects.get(pk=escalation_id(call, "chest_pain"))
    assert (row.is_open, words_of(row)[0]["text"]) == (True, WORDS)
    judge(call, "confirm", {"note": "Pressure on the chest since this morning."})
    goes_on()
    assert not quoted(call)
    row.refresh_from_db()
    assert (row.is_open, words_of(row)[0]["text"], row.category) == (True, None, "chest_pain")
    assert row.judged_note == "Pressure on the chest since this morning."
    destroyed = {one.kept for one in load(f"record/{call}").events if isinstance(one, RecordDestroyed)}
    assert "quote" in destroyed


def test_s13_a_no_that_comes_after_her_words_takes_the_callers(
    call: UUID, goes_on: Callable[[], None]
) -> None:
    judge(call, "confirm", {"note": "Pressure on the chest."})
    goes_on()
    assert quoted(call)
    says_no(call)
    goes_on()
    assert not quoted(call)


def test_a_judgment_without_words_of_her_own_takes_nothing(call: UUID, goes_on: Callable[[], None]) -> None:
    says_no(call)
    judge(call, "confirm", {})
    goes_on()
    assert quoted(call)


def test_two_escalations_of_a_call_lose_their_words_when_both_are_written_down(
    call: UUID, goes_on: Callable[[], None]
) -> None:
    hear(call, trigger("breathing", start=60.0))
    says_no(call)
    goes_on()
    judge(call, "dismiss", {"why": "Out of breath from the stairs, long known."}, "breathing")
    goes_on()
    assert quoted(call)
    judge(call, "confirm", {"note": "Pressure on the chest."})
    goes_on()
    assert not quoted(call)
    assert not quoted(call, "breathing")


def test_without_a_no_nothing_goes(call: UUID, goes_on: Callable[[], None]) -> None:
    judge(call, "confirm", {"note": "Pressure on the chest."})
    goes_on()
    assert quoted(call)
