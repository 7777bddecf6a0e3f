"""What a confirmed patient called for lately speaks for the same reason."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import pytest

from coordination.ehr.connected import INVENTED
from coordination.log.stream import now
from coordination.routing.events import RoutingReasonClassified
from telephony.calls.events import PURPOSES, CallAnswered, CallConsentGiven, CallProtectionSet
from tests.followups.calls import offered
from tests.http.client import Script
from tests.identity.asked import WALTER_SAYS, confirm
from tests.identity.conftest import id_of
from tests.people.accounts import person
from tests.routing.calls import answered_call, hear, of_type, say_no, segment, tell

pytestmark = pytest.mark.django_db
React = Callable[[], None]

REFILL = "I need a refill of my blood pressure pills, the pharmacy says there are none left"
DAY = 24 * 60


@pytest.fixture(autouse=True)
def directory(settings: Any) -> None:
    settings.RINGBACK_DIRECTORY = str(INVENTED)


@pytest.fixture
def desk() -> Script:
    return Script(person("front_desk", "Mara Lind"))


def call_of_walters(desk: Script, minutes_ago: float) -> UUID:
    """Confirmed as his; he said yes to everything."""
    call, began = uuid4(), now() - timedelta(minutes=minutes_ago)
    yes = [CallConsentGiven(at=began, purpose=purpose, how="key") for purpose in PURPOSES]
    tell(call, offered("+12025550105", began), *yes, CallAnswered(at=began))
    done = confirm(desk, call, id_of(1001), WALTER_SAYS)
    assert done.status_code == 200, done.content
    return call


def refill(desk: Script, react: React, minutes_ago: float = DAY) -> UUID:
    """A call of Walter's for a refill."""
    call = call_of_walters(desk, minutes_ago)
    hear(call, segment(4, REFILL))
    react()
    return call


def signals_of_the_next(desk: Script, react: React) -> tuple[str, ...]:
    """What the reason of Walter's next call rests on."""
    call = call_of_walters(desk, 1)
    hear(call, segment(4, REFILL))
    react()
    (made,) = of_type(call, "reason_classified")
    return cast("RoutingReasonClassified", made.event).signals


def test_what_she_called_for_yesterday_counts_today(desk: Script, react: React) -> None:
    refill(desk, react)
    assert signals_of_the_next(desk, react) == ("words", "fact:called_for_refill")


def test_what_she_called_for_15_days_ago_does_not(desk: Script, react: React) -> None:
    refill(desk, react, 15 * DAY)
    assert signals_of_the_next(desk, react) == ("words",)


def test_the_first_call_knows_of_none(desk: Script, react: React) -> None:
    assert signals_of_the_next(desk, react) == ("words",)


def test_s13_a_call_whose_caller_took_her_yes_back_tells_nothing(desk: Script, react: React) -> None:
    say_no(refill(desk, react), "analysis", now())
    assert signals_of_the_next(desk, react) == ("words",)


def test_a_specially_protected_call_tells_nothing(desk: Script, react: React) -> None:
    tell(refill(desk, react), CallProtectionSet(at=now(), protection="oncology", by="person"))
    assert signals_of_the_next(desk, react) == ("words",)


def test_s2_without_a_confirmed_patient_nothing_is_known(desk: Script, react: React) -> None:
    refill(desk, react)
    call = answered_call()
    hear(call, segment(4, REFILL))
    react()
    (made,) = of_type(call, "reason_classified")
    assert cast("RoutingReasonClassified", made.event).signals == ("words",)
