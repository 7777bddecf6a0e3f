"""The arithmetic of the figures, on six lines counted by hand."""

import pytest

from coordination.routing.reasons.figures import Judged, calibration_error, figures_of
from coordination.routing.reasons.names import OUT_OF_SCOPE, UNCLEAR
from coordination.routing.reasons.reason import Reasoned
from coordination.routing.reasons.utterances.utterance import Utterance


def row(truth: str, answer: str, likely: str, probability: float) -> Judged:
    text = Utterance(text="words", language="en", reason=truth, source="test", template=truth)
    return Judged(
        text, Reasoned(reason=answer, likely=likely, probability=probability, signals=(), model="told")
    )


ROWS = [
    row("billing", "billing", "billing", 0.95),
    row("billing", "forms", "forms", 0.95),
    row("symptom", "appointment", "appointment", 0.85),
    row("refill", UNCLEAR, "refill", 0.55),
    row(OUT_OF_SCOPE, "other", "other", 0.75),
    row(OUT_OF_SCOPE, UNCLEAR, UNCLEAR, 0.65),
]


def test_each_share_is_of_what_it_says() -> None:
    figures = figures_of(ROWS)
    assert figures.accuracy == pytest.approx(
        1 / 3
    )  # of billing, forms for billing, appointment for a symptom
    assert figures.coverage == pytest.approx(3 / 4)  # three of four in scope
    assert figures.astray == 1.0  # the one symptom went to a scheduler
    assert figures.out_of_scope_accepted == 0.5
    assert figures.lines == 6


def test_calibration_is_the_mean_distance_of_what_was_said_and_what_was_right() -> None:
    # Bins: 0.95 twice, one right: |0.95 - 0.5| twice. 0.85 wrong: 0.85. 0.55 right: 0.45. 0.75 wrong: 0.75.
    # 0.65, out of scope and taken so: right, 0.35. Together 0.9 + 0.85 + 0.45 + 0.75 + 0.35 = 3.3 of 6.
    assert calibration_error(ROWS) == pytest.approx(3.3 / 6)
    assert calibration_error([]) == 0.0
