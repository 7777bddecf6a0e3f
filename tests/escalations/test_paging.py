"""Between an escalation and the on-call's telephone."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.escalations.events import EscalationNotified
from coordination.escalations.ids import escalation_id, stream_of
from coordination.escalations.riding import page_id
from coordination.log.append import append
from coordination.log.database import rows
from coordination.log.event import Context
from coordination.log.execute import decided
from coordination.log.stream import load, now
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy
from telephony.calls.events import CallScriptSpoken
from telephony.pages.commands import Command, NoteFailed, PressKey
from telephony.pages.decisions import PAGE
from telephony.pages.decisions import stream_of as page_stream
from telephony.pages.state import Page, page_of
from tests.escalations.conftest import Ward, row_of, telephone, told
from tests.escalations.test_clock import roster_of, set_to
from tests.escalations.words import trigger
from tests.followups.calls import tell

pytestmark = pytest.mark.django_db

MONDAY_3_AM = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def night(ward: Ward) -> Ward:
    """It is three in the morning, nobody is signed in, and Dana is on call."""
    set_to(ward, MONDAY_3_AM)
    dana = ward.sits("nurse", "Dana Whitlock, RN")
    ward.leaves(dana)
    telephone("on")
    turns = [{"person": "dana", "number": "+12025550155"}]
    IN_FORCE.put(replace(policy(), roster=roster_of({}, turns)))
    return ward


def pages_of(escalation: UUID) -> list[UUID]:
    return [
        page_id(one)
        for one in load(stream_of(escalation)).logged
        if isinstance(one.event, EscalationNotified) and one.event.outcome == "asked"
    ]


def page(id_: UUID) -> Page:
    return page_of(load(page_stream(id_)).events)


def becomes(ward: Ward, id_: UUID, command: Command) -> None:
    """The telephone tells."""
    context = Context(actor="phone:tests", role="phone", clinic="riverbend", occurred_at=now())
    append([decided(PAGE, load(page_stream(id_)), command)], context)
    ward.react()


def test_s6_at_three_in_the_morning_the_on_calls_telephone_rings(night: Ward) -> None:
    escalation = night.chest_pain()
    (asked,) = pages_of(escalation)
    wanted = page(asked).requested
    assert wanted is not None
    assert (wanted.number, wanted.name) == ("+12025550155", "Dana Whitlock, RN")
    assert (wanted.script, wanted.reference) == ("page_escalation", escalation)
    assert row_of(escalation).step == "owner"


def test_s8_a_page_says_nothing_of_what_it_is_for(night: Ward) -> None:
    (asked,) = pages_of(night.chest_pain())
    said = repr(load(page_stream(asked)).events)
    assert "chest" not in said
    assert "pressure" not in said


def test_the_key_takes_it(night: Ward) -> None:
    escalation = night.chest_pain()
    (asked,) = pages_of(escalation)
    becomes(night, asked, PressKey(now=now(), key="1"))
    row = row_of(escalation)
    assert (row.state, row.acknowledged_by) == ("acknowledged", "Dana Whitlock, RN")
    assert row.owner is not None


def test_who_took_it_by_telephone_is_named_and_not_the_machine_that_took_it_down(night: Ward) -> None:
    escalation = night.chest_pain()
    call = row_of(escalation).call
    assert call is not None
    greeted = CallScriptSpoken(
        at=now(),
        script="emergency",
        version="emergency.en.1",
        purpose="emergency",
        language="en",
        by="phone:twilio",
    )
    tell(call, greeted)
    (asked,) = pages_of(escalation)
    becomes(night, asked, PressKey(now=now(), key="1"))
    sue = night.script(night.sits("supervisor", "Sue Lindqvist"))
    whole = sue.get(f"escalations/{escalation}").json()
    (took,) = [one for one in whole["history"] if one["type"] == "escalation.acknowledged"]
    assert (took["actor"], took["summary"]) == ("Dana Whitlock, RN", "acknowledged this by telephone")
    assert [one["by"] for one in whole["told"]] == ["the phone system"]
    items = sue.get(f"calls/{call}/timeline").json()["items"]
    (told_of,) = [one for one in items if one["type"] == "escalation.acknowledged"]
    assert (told_of["actor"], told_of["summary"]) == ("Dana Whitlock, RN", "acknowledged this by telephone")


def test_a_telephone_that_is_no_one_persons_takes_it_for_its_duty(night: Ward) -> None:
    IN_FORCE.put(replace(policy(), roster=roster_of({})))
    escalation = night.chest_pain()
    (asked,) = pages_of(escalation)
    wanted = page(asked).requested
    assert wanted is not None
    assert (wanted.person, wanted.number) == (None, "+12025550109")
    becomes(night, asked, PressKey(now=now(), key="1"))
    row = row_of(escalation)
    assert (row.state, row.owner, row.acknowledged_by) == ("acknowledged", None, "On-call telephone")


def test_s6_a_telephone_that_nobody_answers_is_not_waited_for(night: Ward) -> None:
    escalation = night.chest_pain()
    (asked,) = pages_of(escalation)
    becomes(night, asked, NoteFailed(now=now(), why="no_answer"))
    row = row_of(escalation)
    assert ("Dana Whitlock, RN", "phone", "failed") in told(row) or len(pages_of(escalation)) == 2
    assert row.step == "on_call"  # the backup is not there: the telephone rings again
    assert len(pages_of(escalation)) == 2


def test_somebody_else_takes_it_and_the_telephone_need_not_ring(night: Ward) -> None:
    escalation = night.chest_pain()
    (asked,) = pages_of(escalation)
    priya = night.sits("nurse", "Priya Raman, RN")
    version = row_of(escalation).version
    taken = night.script(priya).post(f"escalations/{escalation}/acknowledge", if_match=version)
    assert taken.status_code == 200
    night.react()
    assert page(asked).withdrawn


def two_in_one_breath(night: Ward) -> tuple[UUID, UUID]:
    """Chest pain, and that she cannot breathe."""
    call = night.call()
    night.hear(call, trigger(), trigger(family="breathing", start=9.0, end=10.0))
    return escalation_id(call, "chest_pain"), escalation_id(call, "breathing")


def rung(*escalations: UUID) -> list[UUID]:
    """The pages that were requested, of all telephones that were asked for."""
    asked = [one for escalation in escalations for one in pages_of(escalation)]
    return [one for one in asked if page(one).requested is not None]


def test_s6_a_telephone_rings_once_for_a_caller_and_its_key_takes_all(night: Ward) -> None:
    both = two_in_one_breath(night)
    assert [len(pages_of(one)) for one in both] == [1, 1]
    (ringing,) = rung(*both)
    becomes(night, ringing, PressKey(now=now(), key="1"))
    assert [row_of(one).acknowledged_by for one in both] == ["Dana Whitlock, RN"] * 2


def test_s6_a_telephone_that_nobody_answers_is_waited_for_by_none_of_a_callers(night: Ward) -> None:
    both = two_in_one_breath(night)
    (ringing,) = rung(*both)
    becomes(night, ringing, NoteFailed(now=now(), why="no_answer"))
    assert [row_of(one).step for one in both] == ["on_call", "on_call"]
    assert len(rung(*both)) == 2  # once more, and again for both


def test_s6_what_rode_along_rings_by_itself_when_the_other_is_taken_on_a_screen(night: Ward) -> None:
    both = two_in_one_breath(night)
    (ringing,) = rung(*both)
    first = next(one for one in both if ringing in pages_of(one))
    (second,) = {*both} - {first}
    priya = night.sits("nurse", "Priya Raman, RN")
    taken = night.script(priya).post(f"escalations/{first}/acknowledge", if_match=row_of(first).version)
    assert taken.status_code == 200, taken.content
    night.react()
    assert page(ringing).withdrawn
    (again,) = rung(second)
    assert not page(again).over
    wanted = page(again).requested
    assert wanted is not None
    assert wanted.reference == second


def test_two_callers_are_two_telephone_calls(night: Ward) -> None:
    assert len(rung(night.chest_pain(), night.chest_pain())) == 2


def test_s14_practice_rings_no_telephone(night: Ward) -> None:
    escalation = night.chest_pain("practice")
    assert pages_of(escalation) == []
    assert row_of(escalation).step == "everyone"


def test_s16_a_decision_to_ask_for_a_welfare_check_rings_and_dials_nobody(night: Ward) -> None:
    dana = night.sits("nurse", "Priya Raman, RN")
    script, escalation = night.script(dana), night.chest_pain()
    for _ in range(2):
        script.post(f"escalations/{escalation}/record_try", {"outcome": "no_answer"})
    before = rows("SELECT count(*) FROM log_stream WHERE stream LIKE 'page/%%' OR stream LIKE 'call/%%'")
    decided = script.post(f"escalations/{escalation}/decide", {"decision": "welfare_check", "note": ""})
    assert decided.status_code == 200
    night.react()
    after = rows("SELECT count(*) FROM log_stream WHERE stream LIKE 'page/%%' OR stream LIKE 'call/%%'")
    assert before == after
    summaries = [one["summary"] for one in decided.json()["history"]]
    assert not [said for said in summaries if "911" in said or "called the police" in said]


def test_where_telephones_are_not_on_nothing_rings(night: Ward) -> None:
    telephone("assist")
    assert pages_of(night.chest_pain()) == []
