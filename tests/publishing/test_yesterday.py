"""A demo begins with a day behind it, which wakes nobody and leaves nobody work."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from coordination.escalations.row import EscalationRow
from coordination.followups.row import FollowupRow
from coordination.log.database import rows
from coordination.log.stream import now
from coordination.people.models import Person, Role
from coordination.policy.published import policy
from coordination.policy.zones import local_day
from coordination.publishing.demo import publish_all
from coordination.publishing.yesterday import stories
from coordination.publishing.yesterday.telling import NoDemo, tell_yesterday
from telephony.calls.row import CallRow
from telephony.simulator.reading import read_scripts
from tests.conftest import Clock
from tests.http.client import Script
from tests.policy.shipped import changed
from tests.publishing.test_what_if import CHEST

pytestmark = pytest.mark.django_db

TOLD = ("chest-tight-new-medication", "no-chest-pain", "hangs-up-in-queue", "tight-chest-voicemail")


PEOPLE = {
    "dana": Role.NURSE,
    "priya": Role.NURSE,
    "ana": Role.NAVIGATOR,
    "teo": Role.NAVIGATOR,
    "noor": Role.FRONT_DESK,
    "lena": Role.SUPERVISOR,
    "omar": Role.MANAGER,
}


@pytest.fixture
def yesterday(db: None, monkeypatch: pytest.MonkeyPatch, react: Callable[[], None]) -> list[UUID]:
    """Four of the stories: an emergency, one that is denied, a missed call, a message in the night."""
    scripts = {name: script for name, script in read_scripts().items() if name in TOLD}
    monkeypatch.setattr(stories, "read_scripts", lambda: scripts)
    for name, role in PEOPLE.items():
        Person.objects.create(username=name, display_name=name.title(), role=role, demo=True)
    publish_all()
    assert tell_yesterday() == 4
    react()
    return list(CallRow.objects.filter(source="simulator").values_list("pk", flat=True))


def test_s6_yesterdays_words_ring_nobody_today_and_leave_nobody_work(
    yesterday: list[UUID], clock: Clock, fire_alarms: Callable[[], int], react: Callable[[], None]
) -> None:
    raised = EscalationRow.objects.filter(call__in=yesterday)
    assert {(one.mode, one.is_open) for one in raised} == {("shadow", False)}
    left = FollowupRow.objects.filter(calls__overlap=yesterday)
    assert sorted(one.kind for one in left) == ["callback", "callback", "review"]
    assert {(one.is_open, one.outcome) for one in left} == {(False, "reached")}
    clock.advance(timedelta(days=2))
    fire_alarms()
    react()
    assert not EscalationRow.objects.filter(call__in=yesterday).exclude(mode="shadow").exists()
    assert not FollowupRow.objects.filter(calls__overlap=yesterday, is_open=True).exists()
    assert rows(b"SELECT count(*) FROM log_event WHERE stream LIKE 'page/%%'") == [(0,)]


def test_what_if_shows_yesterdays_callers_whose_window_changes(
    yesterday: list[UUID], as_role: Callable[..., Script]
) -> None:
    slower = changed("handoff_map.yaml", "window: 60 seconds", "window: 90 seconds", after=CHEST)
    body = {"text": slower["handoff_map.yaml"].decode(), "days": 1}
    found = as_role("nurse").post("policy/handoff_map/what_if", body, key=None).json()
    mine = [one for one in found["items"] if UUID(one["id"]) in yesterday]
    assert [change["of"] for one in mine for change in one["changes"]] == ["escalation: chest pain"] * 2
    begun = [local_day(datetime.fromisoformat(one["at"]), policy().hours.zone) for one in mine]
    assert set(begun) == {local_day(now(), policy().hours.zone) - timedelta(days=1)}


def test_s14_a_clinic_that_is_no_demo_gets_no_invented_calls(db: None) -> None:
    with pytest.raises(NoDemo):
        tell_yesterday()
    assert rows(b"SELECT count(*) FROM log_event WHERE mode = 'catch-up'") == [(0,)]


def test_yesterdays_calls_are_told_once_as_catching_up(yesterday: list[UUID]) -> None:
    assert tell_yesterday() == 0
    modes = rows(b"SELECT DISTINCT mode FROM log_event WHERE correlation = ANY(%s)", [yesterday])
    assert modes == [("catch-up",)]
