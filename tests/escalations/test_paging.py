"""Between an escalation and the on-call's telephone."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.escalations.events import EscalationNotified
from coordination.escalations.ids import stream_of
from coordination.escalations.paging import page_id
from coordination.log.append import append
from coordination.log.database import rows
from coordination.log.event import Context
from coordination.log.execute import decided
from coordination.log.stream import load, now
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy
from telephony.pages.commands import Command, NoteFailed, PressKey
from telephony.pages.decisions import PAGE
from telephony.pages.decisions import stream_of as page_stream
from telephony.pages.state import Page, page_of
from tests.escalations.conftest import Ward, row_of, telephone, told
from tests.escalations.test_clock import roster_of, set_to

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
