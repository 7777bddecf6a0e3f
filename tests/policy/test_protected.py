"""Which calls are specially protected as soon as it is known what they are."""

from typing import get_args

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.protections import Protection
from coordination.policy.published import policy_of
from tests.policy.shipped import SHIPPED_FILES

SHIPS = SHIPPED_FILES["protections.yaml"].decode()


def with_text(old: str, new: str) -> dict[str, bytes]:
    assert old in SHIPS
    return {**SHIPPED_FILES, "protections.yaml": SHIPS.replace(old, new, 1).encode()}


def test_every_kind_has_its_queue_by_its_own_name() -> None:
    queues = policy_of(SHIPPED_FILES).protected.queues
    assert queues == {name: name for name in get_args(Protection)}


def test_words_of_abuse_and_of_self_harm_protect_whichever_line_was_called() -> None:
    protected = policy_of(SHIPPED_FILES).protected
    assert protected.categories == {"abuse": "abuse", "self_harm": "behavioral_health"}
    assert protected.reasons == {}


def test_a_queue_of_any_name_may_be_protected() -> None:
    files = with_text("    hiv: hiv\n", "    clinic_7: hiv\n")
    assert policy_of(files).protected.queues["clinic_7"] == "hiv"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("value: {}", "value: {apointment: oncology}", "`apointment` is no reason of the handoff map"),
        ("self_harm: beh", "selfharm: beh", "`selfharm` is no category of the handoff map"),
        ("    hiv: hiv\n", "    hiv: secret\n", "secret"),
        ("  value: {}\n  source: Ringback's", "  value: {}\n  source: ' '  #", "without its source"),
    ],
)
def test_what_would_protect_nobody_is_refused(old: str, new: str, sentence: str) -> None:
    with pytest.raises(PolicyError, match=r"protections\.yaml") as refused:
        policy_of(with_text(old, new))
    assert sentence in str(refused.value)
