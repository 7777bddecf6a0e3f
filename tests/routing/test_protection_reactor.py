"""A call that turns out to be of a protected kind is protected from then on, for good."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.log.event import Event
from coordination.log.stream import load
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import shipped
from coordination.routing.events import RoutingReasonCorrected
from telephony.calls.events import CallProtectionSet
from telephony.calls.state import call_of
from tests.routing.calls import answered_call, route
from tests.routing.sentences import NURSE, reason, trigger

pytestmark = pytest.mark.django_db
React = Callable[[], None]


@pytest.fixture(autouse=True)
def _oncology_alone() -> Iterator[None]:
    """A clinic whose appointments are all of one kind."""
    ships = shipped()
    listed = replace(ships.protected, reasons={"appointment": "oncology"})
    IN_FORCE.put(replace(ships, protected=listed, version="oncology alone"))
    yield
    IN_FORCE.put(None)


def corrected(name: str) -> RoutingReasonCorrected:
    return RoutingReasonCorrected(reason=name, before="", by=NURSE["by"])


def protections(call: UUID) -> list[tuple[str, str]]:
    known = call_of(load(f"call/{call}").events).of(CallProtectionSet)
    return [(one.protection, one.by) for one in known]


@pytest.mark.parametrize(
    ("said", "protected"),
    [
        (reason("appointment"), [("oncology", "reason")]),
        (corrected("appointment"), [("oncology", "reason")]),
        (trigger("abuse"), [("abuse", "reason")]),
        (trigger("self_harm"), [("behavioral_health", "reason")]),
        (trigger("abuse", tier="review"), []),
        (trigger("chest_pain"), []),
        (reason("billing"), []),
        (corrected("billing"), []),
    ],
)
def test_what_the_clinic_lists_protects(said: Event, protected: list[tuple[str, str]], react: React) -> None:
    call = answered_call()
    route(call, said)
    react()
    assert protections(call) == protected


def test_s4_what_is_said_later_takes_no_protection_away(react: React) -> None:
    call = answered_call()
    route(call, reason("appointment"))
    react()
    route(call, corrected("billing"))
    react()
    assert protections(call) == [("oncology", "reason")]
    assert call_of(load(f"call/{call}").events).protected


def test_the_same_kind_again_is_no_news(react: React) -> None:
    call = answered_call()
    route(call, reason("appointment"), corrected("appointment"))
    react()
    assert protections(call) == [("oncology", "reason")]


def test_s14_what_was_only_computed_protects_nobody_and_practice_is_practice(react: React) -> None:
    computed, practice = answered_call(), answered_call(mode="practice")
    route(computed, trigger("abuse"), mode="shadow")
    route(practice, trigger("abuse"), mode="practice")
    react()
    assert protections(computed) == []
    assert protections(practice) == [("abuse", "reason")]
    assert {one.mode for one in load(f"call/{practice}").logged} == {"practice"}
