"""What is published comes into force, and an old version can be read again: on the real database."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError
from msgspec.structs import replace

from coordination.log.stream import load
from coordination.policy import following, taking_up
from coordination.policy.documents import REGISTER
from coordination.policy.errors import PolicyError, UnknownVersion
from coordination.policy.events import PolicyTakenUp
from coordination.policy.following import Follower
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import Policy, policy, shipped
from coordination.policy.taking_up import policy_at, take_up
from tests.policy.publications import publish, withdraw
from tests.policy.shipped import SHIPPED_FILES

pytestmark = pytest.mark.django_db

LATER = SHIPPED_FILES["hours.yaml"].decode().replace("8:00-17:30", "9:00-17:00")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    taking_up._at.cache_clear()
    yield
    taking_up._at.cache_clear()
    IN_FORCE.put(None)


def versions_on_record() -> list[str]:
    return [event.version for event in load(REGISTER).events if isinstance(event, PolicyTakenUp)]


def test_at_first_what_ships_is_taken_up_and_its_version_on_record_once() -> None:
    assert take_up() is shipped()
    assert take_up() is shipped()
    assert versions_on_record() == [shipped().version]


def test_a_published_document_lies_over_what_ships() -> None:
    publish("hours", LATER)
    assert policy() is shipped(), "not before it is taken up"
    taken = take_up()
    assert policy() is taken
    monday = [(start.hour, end.hour) for start, end in taken.hours.week[0]]
    assert monday == [(9, 17)]
    assert taken.version != shipped().version
    assert taken.lines == shipped().lines


def test_a_withdrawn_document_gives_way_to_what_ships() -> None:
    publish("hours", LATER)
    take_up()
    withdraw("hours")
    assert take_up().version == shipped().version
    assert policy().hours == shipped().hours


def test_an_old_version_can_be_read_again() -> None:
    before = take_up().version
    publish("hours", LATER)
    between = take_up().version
    publish("hours", LATER.replace("9:00-17:00", "7:00-17:00"))
    take_up()
    taking_up._at.cache_clear()
    IN_FORCE.put(None)
    assert policy_at(before) is shipped()
    again = policy_at(between)
    assert (again.version, again.hours.week[0][0][0].hour) == (between, 9)


def test_a_version_that_nobody_used_is_unknown() -> None:
    with pytest.raises(UnknownVersion, match="not on record"):
        policy_at("0" * 64)


def test_what_cannot_be_used_leaves_in_force_what_was() -> None:
    publish("hours", LATER)
    taken = take_up()
    publish("hours", "week: {monday: []}\n")
    with pytest.raises(PolicyError, match=r"hours\.yaml"):
        take_up()
    assert policy() is taken


def test_what_is_made_of_a_policy_is_made_before_it_is_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str]] = []

    def prepare(coming: Policy) -> None:
        seen.append((coming.version, policy().version))
        if coming.hours.week[0][0][0].hour == 7:
            raise PolicyError("triggers.en.yaml", "a pattern", "cannot be read")

    monkeypatch.setattr(taking_up, "_prepares", [prepare])
    publish("hours", LATER)
    taken = take_up().version
    assert seen == [(taken, shipped().version)]
    publish("hours", LATER.replace("9:00-17:00", "7:00-17:00"))
    with pytest.raises(PolicyError):
        take_up()
    assert policy().version == taken
    assert versions_on_record() == [taken], "what was never in force is not on record"


def test_a_follower_sees_what_is_published_at_its_next_look_and_reads_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    follower = Follower()
    follower._look()
    looks: list[Policy] = []
    monkeypatch.setattr(following, "take_up", lambda: looks.append(take_up()))
    for _ in range(3):
        follower._look()
    assert len(looks) == 1, "it put the version on record itself: the register had moved"
    publish("hours", LATER)
    follower._look()
    assert len(looks) == 2
    assert policy().hours.week[0][0][0].hour == 9


def test_a_follower_says_what_is_wrong_until_something_better_is_published() -> None:
    follower = Follower()
    publish("hours", "week: 3\n")
    follower._try()
    assert follower.trouble.startswith("hours.yaml: ")
    publish("hours", LATER)
    follower._try()
    assert (follower.trouble, policy().hours.week[0][0][0].hour) == ("", 9)


def test_s12_a_database_that_is_away_leaves_in_force_what_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("away")

    monkeypatch.setattr(following, "take_up", away)
    Follower()._try()
    assert policy() is shipped()


def test_the_text_of_a_version_is_the_one_that_was_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer release ships other files: an old version still has its own."""
    old = take_up().version
    newer = {**SHIPPED_FILES, "hours.yaml": LATER.encode()}
    other = replace(shipped(), version="of the newer release")
    monkeypatch.setattr(taking_up, "shipped_files", lambda: newer)
    monkeypatch.setattr(taking_up, "shipped", lambda: other)
    IN_FORCE.put(other)
    assert take_up().hours.week[0][0][0].hour == 9
    assert policy_at(old).hours.week[0][0][0].hour == 8
