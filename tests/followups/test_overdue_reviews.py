"""A review that nobody did in time climbs the ladder (S10); a call that was not moved is somebody's (S12)."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.ids import escalation_id, stream_of
from coordination.escalations.state import Open
from coordination.handoffs import moving
from coordination.handoffs.ids import handoff_id
from coordination.log.decider import state_of
from coordination.log.stream import load, now
from telephony.adapters import routing
from telephony.adapters.port import DialFailed
from telephony.calls.events import CallHeld
from tests.conftest import Clock
from tests.followups.calls import rows_of
from tests.followups.test_reviews import close
from tests.policy.rolled_out import roll_out
from tests.routing.calls import answered_call, ended, route, tell
from tests.routing.sentences import trigger
from tests.telephony.adapters.memory import MemoryAdapter

pytestmark = pytest.mark.django_db
React = Callable[[], None]
Fire = Callable[[], int]


def escalation(call: UUID, category: str) -> Open | None:
    state = state_of(ESCALATION, load(stream_of(escalation_id(call, category))).events)
    return state if isinstance(state, Open) else None


def overdue(react: React, clock: Clock, fire_alarms: Fire) -> None:
    clock.advance(timedelta(hours=90))  # past every weekend and holiday
    fire_alarms()
    react()


def test_s10_words_that_nobody_looked_at_are_escalated(react: React, clock: Clock, fire_alarms: Fire) -> None:
    call = answered_call()
    route(call, trigger("chest_pain", "review"), trigger("legal", "review", start=40))
    react()
    assert escalation(call, "chest_pain") is None
    overdue(react, clock, fire_alarms)
    for category, owners in (
        ("chest_pain", {"nurse", "on_call_clinician"}),
        ("legal", {"supervisor"}),
    ):
        raised = escalation(call, category)
        assert raised is not None, category
        assert raised.raised.why == "not_looked_at"
        assert raised.raised.duty in owners, "by day or by night"


def test_s10_what_was_looked_at_in_time_wakes_nobody(react: React, clock: Clock, fire_alarms: Fire) -> None:
    call = answered_call()
    route(call, trigger("chest_pain", "review"))
    react()
    close(rows_of([call])[0])
    overdue(react, clock, fire_alarms)
    assert escalation(call, "chest_pain") is None


def test_s14_a_practice_review_escalates_in_practice(react: React, clock: Clock, fire_alarms: Fire) -> None:
    call = answered_call(mode="practice")
    route(call, trigger("chest_pain", "review"), mode="practice")
    react()
    overdue(react, clock, fire_alarms)
    raised = escalation(call, "chest_pain")
    assert raised is not None
    assert raised.raised.raised_in == "practice"


class Refusing(MemoryAdapter):
    """A phone system that takes no order."""

    source = "tests"

    def route(self, pbx_call_id: str, to: str) -> None:
        raise DialFailed


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    roll_out(monkeypatch, routing="on")
    monkeypatch.setattr(routing, "adapters", lambda: [Refusing()])


def on_hold(react: React) -> UUID:
    call = answered_call()
    tell(call, CallHeld(at=now()))
    route(call, trigger("chest_pain"))
    react()
    return call


@pytest.mark.usefixtures("refusing")
def test_s12_a_call_that_could_not_be_moved_is_somebodys_in_two_minutes(react: React) -> None:
    call = on_hold(react)
    moving.move(handoff_id(call, "nurse"))
    react()
    (row,) = [row for row in rows_of([call]) if row.plan == "not_moved"]
    assert (row.kind, row.why, row.fallback_duty) == ("incident", "not_moved", "nurse")
    assert row.duty in {"supervisor", "on_call_clinician"}
    assert row.due is not None
    assert row.opened is not None
    assert row.due - row.opened == timedelta(minutes=2)


@pytest.mark.usefixtures("refusing")
def test_a_caller_who_hung_up_before_is_no_fault(react: React) -> None:
    call = on_hold(react)
    ended(call)
    moving.move(handoff_id(call, "nurse"))
    react()
    assert [row for row in rows_of([call]) if row.plan == "not_moved"] == []
