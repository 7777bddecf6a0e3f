"""When a human-only call is moved to its queue in the phone system."""

import pytest
from msgspec.structs import replace

from coordination.handoffs.moves import to_be_moved
from coordination.log.event import Event
from coordination.routing.events import Lane
from telephony.calls.events import CallAnswered, CallEnded, CallHeld, CallQueued, CallVoicemailLeft
from telephony.calls.state import call_of
from tests.routing.sentences import MAP
from tests.telephony.calls.facts import at, offered

QUEUED = CallQueued(at=at(5), queue="front_desk", queue_known=True)
THERE = CallQueued(at=at(5), queue="nurse", queue_known=True)
PERSON = CallAnswered(at=at(9), extension="100")
MACHINE = CallAnswered(at=at(9), by="receptionist")
AT_ONCE = replace(MAP, moves_from_a_person="at_once")


def moved(*facts: Event, lane: Lane = "human_only", taken: bool = False, at_once: bool = False) -> bool:
    call = call_of([offered(), *facts])
    return to_be_moved(lane, "nurse", call, AT_ONCE if at_once else MAP, taken=taken)


@pytest.mark.parametrize(
    "facts",
    [(), (QUEUED,), (MACHINE,), (PERSON, CallHeld(at=at(12)))],
    ids=["rings", "waits", "talks to a machine", "is on hold"],
)
def test_who_has_no_person_is_moved_at_once(facts: tuple[Event, ...]) -> None:
    assert moved(*facts)


def test_nobody_is_torn_away_from_a_person() -> None:
    assert not moved(PERSON)
    assert moved(PERSON, taken=True), "somebody of the queue has taken it"
    assert moved(PERSON, at_once=True), "the clinic decided so"


@pytest.mark.parametrize("lane", ["assisted", "automatic"])
def test_only_a_human_only_call_is_moved(lane: Lane) -> None:
    assert not moved(QUEUED, lane=lane)


@pytest.mark.parametrize(
    "fact", [CallEnded(at=at(20), reason="completed"), CallVoicemailLeft(at=at(20))], ids=["over", "message"]
)
def test_a_call_without_a_caller_is_not_moved(fact: Event) -> None:
    assert not moved(QUEUED, fact)


def test_who_is_in_the_queue_already_stays_there() -> None:
    assert not moved(THERE)
    assert not moved(THERE, PERSON, taken=True)
