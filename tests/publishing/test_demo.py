"""The demo signs and publishes by the same rules as anybody, once."""

from datetime import UTC, datetime

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


def test_the_roster_and_the_rollout_are_published(demo: list[str]) -> None:
    assert demo == ["roster", "rollout"]
    assert policy().rollout.acts("telephone", "nurse")
    assert policy().rollout.acts("routing", "billing")
    assert policy().rollout.mode("cues") == "assist"


def test_a_second_start_publishes_nothing(demo: list[str]) -> None:
    versions = [load(document_stream(name)).version for name in ("roster", "rollout")]
    assert publish_all() == []
    assert [load(document_stream(name)).version for name in ("roster", "rollout")] == versions == [2, 5]


def test_nothing_is_wrong_with_what_the_demo_publishes() -> None:
    standing = standing_of(shipped_files())
    text = standing.documents["roster"].text
    assert weigh("roster", text, standing, duties_by_name()).problems == ()


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
