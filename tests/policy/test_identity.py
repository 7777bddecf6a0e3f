"""Who calls: what ships, and what no clinic can decide."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.published import load_policy
from tests.policy.shipped import SHIPPED, spoiled


def test_what_ships() -> None:
    policy = load_policy(SHIPPED)
    assert (policy.identity.adolescent_from, policy.identity.majority_at) == (12, 18)
    assert (policy.identity.name_proposes_at, policy.identity.name_confirms_at) == (75, 88)
    assert policy.followup("unmatched").kind == "unmatched"
    assert (policy.followup("unmatched").duty, policy.followup("unmatched").fallback_duty) == (
        "front_desk",
        "supervisor",
    )


def test_a_call_is_unmatched_after_two_open_hours() -> None:
    policy = load_policy(SHIPPED)
    monday_10 = datetime(2026, 11, 16, 15, tzinfo=UTC)  # 10:00 in New York
    assert policy.identity.unmatched_at(policy.hours, monday_10) == monday_10 + timedelta(hours=2)
    sunday = datetime(2026, 11, 15, 17, tzinfo=UTC)
    opens = policy.hours.add_open_time(sunday, timedelta(seconds=1)) - timedelta(seconds=1)
    assert policy.identity.unmatched_at(policy.hours, sunday) == opens + timedelta(hours=2)


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("identity.yaml", "value: 12", "value: 18", "adolescent_from must lie before majority_at"),
        ("identity.yaml", "value: 75", "value: 99", "may not be less than name_proposes_at"),
        ("identity.yaml", "value: 88", "value: 101", "1 to 100"),
        ("identity.yaml", "value: 10\n", "value: 0\n", "one at least"),
        ("identity.yaml", "clock: open}", "clock: open, duty: nurse}", "has no duty"),
        ("repeated_contact.yaml", "value: 2", "value: 1", "one call is no repeated contact"),
        ("repeated_contact.yaml", "cannot_hear]", "distress]", "stands twice"),
        ("followups.yaml", "  unmatched:\n", "  unmatchable:\n", "is missing"),
    ],
)
def test_what_cannot_be_decided(tmp_path: Path, file: str, old: str, new: str, sentence: str) -> None:
    with pytest.raises(PolicyError, match=sentence):
        load_policy(spoiled(tmp_path, file, old, new))


def test_the_first_line_that_has_one_of_the_cues_is_proposed() -> None:
    proposes = load_policy(SHIPPED).repeated_contact
    assert (proposes.calls, proposes.within) == (2, timedelta(days=30))
    assert proposes.proposed_for(["confusion", "language_barrier"]) == "interpreter"
    assert proposes.proposed_for(["confusion", "frustration"]) == "supervisor_callback"
    assert proposes.proposed_for(["confusion"]) == "navigator"
    assert proposes.proposed_for(["yodeling"]) is None
