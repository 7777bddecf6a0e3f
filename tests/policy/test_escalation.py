"""The ladder's times that ship, and what a clinic may not make of them."""

from datetime import timedelta
from pathlib import Path

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.published import load_policy
from tests.policy.shipped import SHIPPED, spoiled

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def test_an_emergency_climbs_every_minute_and_again_every_two() -> None:
    ladder = load_policy(SHIPPED).escalation.ladder("emergency")
    assert (ladder.backup, ladder.on_call, ladder.supervisor) == (60 * SECOND, 60 * SECOND, 60 * SECOND)
    assert ladder.again_every == 120 * SECOND
    assert (ladder.reached_within, ladder.called_back_within) == (10 * MINUTE, 2 * MINUTE)
    assert ladder.failed_tries == 2
    assert (ladder.clock, ladder.room) == ("wall", "present")


def test_what_is_for_the_same_day_waits_for_opening_and_rings_no_telephone() -> None:
    ladder = load_policy(SHIPPED).escalation.ladder("same_day")
    assert (ladder.clock, ladder.room, ladder.on_call) == ("open", "held", None)
    assert ladder.backup == 2 * HOUR


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("clock: wall", "clock: open", "wall clock"),
        ("room: present", "room: held", "signed in"),
        ("value: 60 seconds", "value: 6 minutes", "backup is five minutes at most"),
        ("value: 120 seconds", "value: 30 minutes", "again_every is five minutes at most"),
        ("value: 2\n", "value: 1\n", "two at least"),
    ],
)
def test_s6_an_emergency_cannot_be_made_to_wait(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        load_policy(spoiled(tmp_path, "escalation.yaml", old, new))


def test_s6_an_emergency_without_a_telephone_at_night_is_refused(tmp_path: Path) -> None:
    old = "on_call:\n      value: 60 seconds"
    with pytest.raises(PolicyError, match="no on_call"):
        load_policy(spoiled(tmp_path, "escalation.yaml", old, "on_call:\n      value: null"))
