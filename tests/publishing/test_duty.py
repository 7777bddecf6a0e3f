"""Who is on duty now, and who of them is there."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from coordination.people.presence import seen
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy_of
from coordination.publishing.duty import on_duty
from tests.http.client import Script
from tests.policy.shipped import SHIPPED_FILES
from tests.publishing.test_previews import ROSTERED

pytestmark = pytest.mark.django_db
MONDAY_10 = datetime(2026, 11, 23, 15, tzinfo=UTC)
MONDAY_20 = datetime(2026, 11, 24, 1, tzinfo=UTC)
AsRole = Callable[..., Script]


def test_until_there_is_a_roster_everybody_who_holds_a_duty_has_it(as_role: AsRole) -> None:
    dana, lena = as_role("nurse", "Dana Whitlock, RN").person, as_role("supervisor", "Lena Osei").person
    seen("a socket", dana.pk)
    duties = {one.duty: one for one in on_duty(policy_of(SHIPPED_FILES), MONDAY_10).duties}
    nurse = duties["nurse"]
    assert not nurse.rostered
    assert [(one.id, one.name, one.there) for one in nurse.people] == [
        (dana.pk, "Dana Whitlock, RN", True),
        (lena.pk, "Lena Osei", False),
    ]
    assert duties["privacy_officer"].people == []


def test_s6_the_roster_says_who_and_the_telephone_rings_at_every_hour(as_role: AsRole) -> None:
    as_role("nurse", "Dana Whitlock, RN")
    as_role("nurse", "Priya Raman, RN")
    open_, closed = on_duty(ROSTERED, MONDAY_10), on_duty(ROSTERED, MONDAY_20)
    by_day = {one.duty: [who.name for who in one.people] for one in open_.duties}
    by_night = {one.duty: [who.name for who in one.people] for one in closed.duties}
    assert (by_day["nurse"], by_night["nurse"]) == (["Dana Whitlock, RN"], [])
    assert (open_.telephone, open_.telephone_of) == ("+12025550155", "Dana Whitlock, RN")
    assert (closed.telephone, by_night["on_call_clinician"]) == ("+12025550155", ["Dana Whitlock, RN"])
    assert open_.open_until == datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    assert closed.next_open == datetime(2026, 11, 24, 13, tzinfo=UTC)


@pytest.mark.parametrize("role", ["navigator", "front_desk", "nurse", "supervisor", "manager"])
def test_everybody_who_works_with_callers_may_look(as_role: AsRole, role: str) -> None:
    IN_FORCE.put(ROSTERED)
    answer = as_role(role).get("duty")
    assert answer.status_code == 200
    assert answer.json()["telephone"] in ("+12025550155", "+12025550156")
