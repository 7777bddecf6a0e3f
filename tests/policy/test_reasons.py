"""reasons.yaml: what ships, and what cannot be decided."""

from pathlib import Path

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.published import load_policy
from coordination.policy.reasons import WhileItLasts
from tests.policy.shipped import SHIPPED, spoiled


def test_a_key_means_what_the_clinic_says_it_means() -> None:
    reasons = load_policy(SHIPPED).reasons
    assert reasons.reason_of_key("main", "2") == "refill"
    assert reasons.reason_of_key("main", "9") is None
    assert reasons.reason_of_key("language", "2") is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("value: 0.7", "value: 0.4", "under 0.5 would accept"),
        ("value: 0.7", "value: 1.7", "accepted_from is a share"),
        ("value: 0.05", "value: -0.05", "clinical_at_most is a share"),
        ("  value: 12", "  value: 0", "live_from is a number of words"),
        ('"3": billing', '"3": yodeling', "is no reason of the map"),
    ],
)
def test_what_cannot_be_decided(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(PolicyError, match=sentence):
        load_policy(spoiled(tmp_path, "reasons.yaml", old, new))


def test_a_call_that_lasts_is_looked_at_every_so_many_words() -> None:
    live = WhileItLasts(begin=12, step=10)
    assert [live.is_due(*words) for words in ((0, 11), (8, 12), (12, 21), (20, 22), (22, 45))] == [
        False,
        True,
        False,
        True,
        True,
    ]
