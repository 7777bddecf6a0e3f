"""The demo signs and publishes by the same rules as anybody, once."""

from datetime import UTC, datetime, timedelta

import pytest

from coordination.log.stream import load
from coordination.people.demo import seat_all
from coordination.policy.documents import document_stream
from coordination.policy.published import policy, shipped_files
from coordination.policy.standing import standing_of
from coordination.policy.taking_up import take_up
from coordination.publishing.demo import publish_all
from coordination.publishing.staff import duties_by_name
from coordination.publishing.weighing import weigh

pytestmark = pytest.mark.django_db

SUNDAY_3 = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY_10 = datetime(2026, 11, 23, 15, tzinfo=UTC)
THANKSGIVING = datetime(2026, 11, 26, 16, tzinfo=UTC)


@pytest.fixture(autouse=True)
def demo(db: None) -> list[str]:
    seat_all({})
    done = publish_all()
    take_up()
    return done


def test_the_roster_the_hours_and_the_rollout_are_published(demo: list[str]) -> None:
    assert demo == ["roster", "hours", "rollout"]
    assert policy().rollout.acts("telephone", "nurse")
    assert policy().rollout.acts("routing", "billing")
    assert policy().rollout.mode("cues") == "assist"


def test_a_second_start_publishes_nothing(demo: list[str]) -> None:
    versions = [load(document_stream(name)).version for name in ("roster", "hours", "rollout")]
    assert publish_all() == []
    again = [load(document_stream(name)).version for name in ("roster", "hours", "rollout")]
    assert again == versions == [2, 2, 5]


def test_a_nurse_has_her_minute_on_every_day() -> None:
    """Whoever opens the demo on a Sunday sees her banner: it is hers, and not the on-call's telephone's."""
    hours, chest_pain = policy().hours, policy().handoff_map.category("chest_pain")
    for days in range(4):  # to Wednesday; Thursday is Thanksgiving
        for hour in (12, 20, 26):  # 7:00, 15:00 and 21:00 of the clinic
            at = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=days, hours=hour)
            assert chest_pain.owner(hours, at) == "nurse"
            assert policy().roster.on_duty("nurse", at) == ("dana", "priya")
    assert chest_pain.owner(hours, SUNDAY_3) == "on_call_clinician"


def test_nothing_is_wrong_with_what_the_demo_publishes() -> None:
    standing = standing_of(shipped_files())
    for name in ("roster", "hours", "handoff_map", "escalation", "followups"):
        text = standing.documents[name].text
        assert weigh(name, text, standing, duties_by_name()).problems == ()


@pytest.mark.parametrize(
    ("at", "nurses", "on_call"),
    [
        (MONDAY_10, ("dana", "priya"), ("dana",)),
        (SUNDAY_3, (), ("dana", "priya")),
        (THANKSGIVING, (), ("dana",)),
    ],
)
def test_s6_somebody_of_the_demo_is_on_duty_at_every_hour(
    at: datetime, nurses: tuple[str, ...], on_call: tuple[str, ...]
) -> None:
    roster = policy().roster
    assert roster.on_duty("nurse", at) == nurses
    assert set(roster.on_duty("on_call_clinician", at)) >= set(on_call)
    assert roster.on_call(at).number in ("+12025550131", "+12025550132")
