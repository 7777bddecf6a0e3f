"""Every assisted or human-only handoff leaves its record; the call goes where it belongs, or it is said."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.events import EscalationAcknowledged
from coordination.escalations.ids import escalation_id
from coordination.escalations.ids import stream_of as escalation_stream
from coordination.handoffs import moving
from coordination.handoffs.decisions import HANDOFF, alarms
from coordination.handoffs.ids import handoff_id, stream_of
from coordination.handoffs.state import Handoff
from coordination.log.append import Entry, append
from coordination.log.decider import state_of
from coordination.log.event import Context
from coordination.log.stream import load, now
from telephony.adapters import routing
from telephony.adapters.port import DialFailed
from telephony.calls.events import (
    CallHeld,
    CallRouted,
    CallRouteFailed,
    CallRouteRequested,
    CallScriptSpoken,
)
from telephony.calls.telling import call_now
from tests.conftest import Clock
from tests.followups.test_forgotten import forget
from tests.http.client import Script
from tests.people.accounts import person
from tests.policy.rolled_out import roll_out
from tests.routing.calls import answered_call, ended, hear, route, say_no, segment, tell
from tests.routing.sentences import reason, trigger
from tests.telephony.adapters.memory import MemoryAdapter

pytestmark = pytest.mark.django_db
React = Callable[[], None]


class Pbx(MemoryAdapter):
    """The phone system of the tests' calls: takes orders, or not."""

    source = "tests"

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []
        self.refuses = False

    def route(self, pbx_call_id: str, to: str) -> None:
        if self.refuses:
            raise DialFailed
        self.sent.append(to)


@pytest.fixture
def pbx(monkeypatch: pytest.MonkeyPatch) -> Pbx:
    made = Pbx()
    monkeypatch.setattr(routing, "adapters", lambda: [made])
    return made


def handoff(call: UUID, queue: str = "nurse") -> Handoff:
    return state_of(HANDOFF, load(stream_of(handoff_id(call, queue))).events)


def held(call: UUID) -> None:
    tell(call, CallHeld(at=now()))


def record(call: UUID, queue: str = "nurse") -> Any:
    found = handoff(call, queue).record
    assert found is not None
    return found


def acknowledge(call: UUID) -> None:
    """A nurse presses the key."""
    loaded = load(escalation_stream(escalation_id(call, "chest_pain")))
    assert loaded.version, "an escalation was raised"
    taken = EscalationAcknowledged(
        at=now(),
        by="person/00000000-0000-7000-8000-000000000001",
        name="Noor Haddad",
        via="screen",
        reach_by=now() + timedelta(minutes=10),
        call_back_by=None,
        decide_by=None,
        settle_by=None,
    )
    context = Context(
        actor=taken.by, role="nurse", clinic="riverbend", occurred_at=taken.at, correlation=call
    )
    state = ESCALATION.evolve(state_of(ESCALATION, loaded.events), taken)
    rings = ESCALATION.alarms(state) if ESCALATION.alarms is not None else None
    append([Entry(stream=loaded.stream, expected=loaded.version, events=[taken], alarms=rings)], context)


def test_the_record_says_what_whoever_takes_the_call_must_know(react: React) -> None:
    call = answered_call()
    spoken = CallScriptSpoken(
        at=now(), script="notice", version="notice.en.1", purpose="notice", language="en", by="phone_system"
    )
    tell(call, spoken)
    route(call, trigger("chest_pain"), reason("symptom"))
    react()
    known = record(call)
    assert (known.lane, known.queue, known.duty, known.backup_duty) == (
        "human_only",
        "nurse",
        "nurse",
        "supervisor",
    )
    assert (known.patient, known.request, known.next_step) == (None, "symptom", "escalated")
    assert (known.content.text, known.start, known.end) == ("words of nobody", 10.0, 11.0)
    assert known.told == ("notice.en.1",)
    assert known.why[0] == "trigger:chest_pain"
    logged = load(stream_of(handoff_id(call, "nurse"))).logged[0]
    assert (logged.correlation, logged.actor) == (call, "system:handoffs@1")


def test_without_words_of_danger_it_has_what_the_caller_said_first(react: React) -> None:
    call = answered_call()
    hear(
        call,
        segment(0, "good morning how can I help you", channel="staff"),
        segment(4, "hello"),
        segment(6, "there is a bill that I do not understand"),
    )
    route(call, reason("billing"))
    react()
    known = record(call, "billing")
    assert known.content.text == "there is a bill that I do not understand"
    assert (known.start, known.next_step, known.request) == (6.0, "with_a_person", "billing")


def test_what_a_machine_may_do_alone_is_no_handoff(react: React) -> None:
    call = answered_call()
    route(call, reason("forms"))
    react()
    assert handoff(call, "front_desk").record is None


def test_what_is_computed_in_the_shadow_is_no_handoff(react: React, monkeypatch: pytest.MonkeyPatch) -> None:
    roll_out(monkeypatch, routing="shadow")
    call = answered_call()
    route(call, trigger("chest_pain"))
    react()
    assert handoff(call).record is None


def test_a_nurse_who_acknowledges_has_the_call(react: React) -> None:
    call = answered_call()
    route(call, trigger("chest_pain"))
    react()
    acknowledge(call)
    react()
    accepted = handoff(call).accepted
    assert accepted is not None
    assert (accepted.name, accepted.via) == ("Noor Haddad", "escalation")


def test_a_call_on_hold_is_moved_to_the_nurses(
    react: React, pbx: Pbx, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll_out(monkeypatch, routing="on")
    call = answered_call()
    held(call)
    route(call, trigger("chest_pain"))
    react()
    assert handoff(call).move == "asked"
    moving.move(handoff_id(call, "nurse"))
    assert pbx.sent == ["client:nurses"]
    assert [one.queue for one in call_now(call).of(CallRouteRequested)] == ["nurse"]
    assert [one.to for one in call_now(call).of(CallRouted)] == ["client:nurses"]
    react()
    assert (handoff(call).move, record(call).next_step) == ("moved", "moved")


def test_a_call_that_a_person_has_is_moved_when_a_nurse_has_taken_it(
    react: React, pbx: Pbx, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll_out(monkeypatch, routing="on")
    call = answered_call()
    route(call, trigger("chest_pain"))
    react()
    assert handoff(call).move == "none"
    acknowledge(call)
    react()
    moving.move(handoff_id(call, "nurse"))
    assert pbx.sent == ["client:nurses"]


def test_nothing_is_moved_where_the_clinic_has_not_signed(react: React, pbx: Pbx) -> None:
    call = answered_call()
    held(call)
    route(call, trigger("chest_pain"))
    react()
    assert handoff(call).move == "none"
    assert record(call).next_step == "escalated"


def test_s14_a_practice_call_is_moved_nowhere(
    react: React, pbx: Pbx, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll_out(monkeypatch, routing="on")
    call = answered_call(mode="practice")
    tell(call, CallHeld(at=now()), mode="practice")
    route(call, trigger("chest_pain"), mode="practice")
    react()
    assert handoff(call).move == "none"
    assert record(call).lane == "human_only"


def test_s12_a_move_that_fails_is_said(react: React, pbx: Pbx, monkeypatch: pytest.MonkeyPatch) -> None:
    roll_out(monkeypatch, routing="on")
    pbx.refuses = True
    call = answered_call()
    held(call)
    route(call, trigger("chest_pain"))
    react()
    moving.move(handoff_id(call, "nurse"))
    assert [one.why for one in call_now(call).of(CallRouteFailed)] == ["DialFailed"]
    react()
    assert (handoff(call).move, record(call).next_step) == ("failed", "move_failed")


def test_s7_a_worker_that_died_after_asking_sends_the_call_nowhere_twice(
    react: React, pbx: Pbx, monkeypatch: pytest.MonkeyPatch, clock: Clock, fire_alarms: Callable[[], int]
) -> None:
    roll_out(monkeypatch, routing="on")
    call = answered_call()
    held(call)
    route(call, trigger("chest_pain"))
    react()
    tell(call, CallRouteRequested(at=now(), to="client:nurses", queue="nurse"))  # and then it died
    moving.move(handoff_id(call, "nurse"))
    assert pbx.sent == []
    clock.advance(timedelta(seconds=21))
    fire_alarms()
    assert handoff(call).move == "failed"
    assert load(stream_of(handoff_id(call, "nurse"))).logged[-1].type == "handoff.move_failed"


def test_a_caller_who_hung_up_is_moved_nowhere(
    react: React, pbx: Pbx, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll_out(monkeypatch, routing="on")
    call = answered_call()
    held(call)
    route(call, trigger("chest_pain"))
    react()
    ended(call)
    moving.move(handoff_id(call, "nurse"))
    assert pbx.sent == []
    assert handoff(call).move == "failed"
    assert alarms(handoff(call)) == {}


def test_it_is_shown_over_http_and_taken_by_a_person(react: React) -> None:
    call = answered_call()
    route(call, trigger("legal"))
    react()
    sol = Script(person("supervisor", "Sol Marek"))
    (item,) = sol.get(f"calls/{call}/handoffs").json()["items"]
    assert (item["queue"], item["queue_title"], item["owner"], item["identity"]) == (
        "supervisor",
        "Supervisor",
        None,
        "not confirmed",
    )
    assert item["said"]["words"] == "words of nobody"
    assert item["next_step_words"] == "somebody is being asked to take it"
    assert item["why"] == [{"code": "trigger:legal", "words": "words of legal"}]
    taken = sol.post(f"handoffs/{item['id']}/accept", if_match=item["version"])
    assert taken.status_code == 200, taken.content
    assert (taken.json()["owner"], taken.json()["accepted_via"]) == ("Sol Marek", "person")
    assert sol.post(f"handoffs/{item['id']}/accept").status_code == 428
    assert sol.post(f"handoffs/{call}/accept", if_match=1).status_code == 404


def test_s13_its_words_are_kept_back_after_a_no(react: React) -> None:
    call = answered_call()
    route(call, trigger("legal"))
    react()
    say_no(call, "transcription", now())
    sol = Script(person("supervisor", "Sol Marek"))
    (item,) = sol.get(f"calls/{call}/handoffs").json()["items"]
    assert (item["said"]["words"], item["said"]["start"]) == (None, 10.0)


def test_s13_its_words_go_with_their_key(react: React) -> None:
    call = answered_call()
    route(call, trigger("legal"))
    react()
    forget(str(call), "words")
    sol = Script(person("supervisor", "Sol Marek"))
    (item,) = sol.get(f"calls/{call}/handoffs").json()["items"]
    assert item["said"] == {
        "words": None,
        "segment": str(record(call, "supervisor").segment),
        "start": 10.0,
        "end": 11.0,
    }


def test_who_may_not_see_a_call_sees_no_handoff() -> None:
    call = answered_call()
    assert Script(person("manager")).get(f"calls/{call}/handoffs").status_code == 403
