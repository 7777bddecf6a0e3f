"""What an open escalation is to the worklist: its call's work first, and an incident when nobody answers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from coordination.followups.row import FollowupRow
from coordination.log.stream import now
from tests.escalations.words import hear, trigger
from tests.followups.calls import missed, rows_of, some_number, tell
from tests.followups.conftest import Desk

pytestmark = pytest.mark.django_db

React = Callable[[], None]


def chest_pain(react: React, mode: str = "live") -> UUID:
    """A caller with chest pain, while nobody is signed in: nobody answers."""
    call = uuid4()
    tell(call, *missed(some_number(), now() - timedelta(minutes=1)), mode=mode)
    hear(call, trigger(), mode=mode)
    react()
    return call


def incidents(call: UUID) -> list[FollowupRow]:
    return [row for row in rows_of([call]) if row.kind == "incident"]


def test_s6_an_escalation_that_nobody_answers_is_an_incident_with_owner_due_time_and_fallback(
    react: React,
) -> None:
    (row,) = incidents(chest_pain(react))
    assert (row.why, row.plan, row.is_open) == ("unanswered", "unanswered", True)
    assert row.duty in {"supervisor", "on_call_clinician"}
    assert row.fallback_duty == "medical_director"
    assert row.due is not None
    assert row.opened is not None
    assert row.due - row.opened == timedelta(minutes=15)


def test_its_ladder_goes_round_and_the_incident_stays_one(
    react: React, clock: Any, fire_alarms: Callable[[], int]
) -> None:
    call = chest_pain(react)
    for _ in range(5):
        clock.advance(timedelta(seconds=120))
        fire_alarms()
        react()
    assert len(incidents(call)) == 1


def test_s14_practice_has_its_own(react: React) -> None:
    (row,) = incidents(chest_pain(react, "practice"))
    assert row.mode == "practice"


def test_the_work_of_a_call_with_an_open_escalation_comes_first_and_says_so(desk: Desk, react: React) -> None:
    for _ in range(2):
        desk.missed_call()
    call = chest_pain(react)
    nurse = desk.person("nurse")
    items = nurse.get("worklist").json()["items"]
    of_call = {str(row.pk) for row in rows_of([call])}
    assert {one["id"] for one in items[:2]} == of_call
    assert {(one["why"]["label"], one["why"]["reason"]) for one in items[:2]} == {("Now", "escalation open")}
    assert all(one["why"]["label"] != "Now" for one in items[2:])
    one = nurse.get(f"followups/{items[0]['id']}").json()
    assert (one["why"]["group"], one["why"]["reason"]) == ("now", "escalation open")


def test_when_the_escalation_is_resolved_its_work_is_as_any_other(desk: Desk, react: React) -> None:
    call = chest_pain(react)
    nurse = desk.person("nurse")
    (escalation,) = nurse.get(f"escalations?call={call}").json()["items"]
    for verb, body in (("dismiss", {"why": "A film."}), ("resolve", {})):
        assert nurse.post(f"escalations/{escalation['id']}/{verb}", body).status_code == 200
    react()
    items = nurse.get("worklist").json()["items"]
    assert items
    assert all(one["why"]["label"] != "Now" for one in items)


def test_pages_of_a_list_that_begins_with_urgent_work_are_the_whole_list(desk: Desk, react: React) -> None:
    for _ in range(3):
        desk.missed_call()
    chest_pain(react)
    nurse = desk.person("nurse")
    whole = [one["id"] for one in nurse.get("worklist").json()["items"]]
    paged: list[str] = []
    cursor = ""
    while True:
        page = nurse.get(f"worklist?limit=2{cursor}").json()
        paged += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert paged == whole
    assert len(whole) == 5
