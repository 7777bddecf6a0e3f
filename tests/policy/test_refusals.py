"""A no in the middle of a call, by the clinic's own phrases."""

import pytest

from coordination.policy.published import load_policy
from tests.policy.shipped import SHIPPED

REFUSALS = load_policy(SHIPPED).refusals


@pytest.mark.parametrize(
    "said",
    [
        "Stop recording.",
        "Wait, please don't record this, I'd rather tell you in person.",
        "I do not want to be recorded",
        "Actually, turn off the recording, will you?",
        "I don\N{RIGHT SINGLE QUOTATION MARK}t want this recorded.",
        "No quiero que me grabe.",
        "Por favor, pare la grabación.",
    ],
)
def test_s13_it_is_heard(said: str) -> None:
    assert REFUSALS.heard_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "I need a copy of my medical records.",
        "You can record this.",
        "Did the nurse record my blood pressure?",
        "Please stop the Lisinopril.",
        "I don't want to be a bother.",
        "Quiero grabar una cita.",
        "No.",
    ],
)
def test_other_words_are_not_a_no(said: str) -> None:
    assert not REFUSALS.heard_in(said)
