"""How well the model that ships sorts sentences of sources that it was not trained on.

docs/call-reasons.md says what the figures are worth.
"""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from coordination.routing.reasons.comparing import ACCURACY, ASTRAY, CALIBRATION_ERROR, OUT_OF_SCOPE
from coordination.routing.reasons.figures import Figures, figures_of, judged
from coordination.routing.reasons.plain import plain
from coordination.routing.reasons.stored import SHIPPED
from coordination.routing.reasons.training import digest_of
from coordination.routing.reasons.utterances.reading import frozen, training, tuning
from coordination.routing.reasons.utterances.utterance import Utterance
from tests.routing.reasons.models import LIMITS, shipped

COVERAGE = 0.70
LAST = "frozen:written_last"
BEFORE = (
    "Hi good morning how are you.",
    "Yes hello.",
    "Hi my name is Linda Carter.",
    "I was on hold for a bit.",
    "Um hi there.",
    "My date of birth is March third nineteen fifty.",
    "Oh okay, sorry, can you hear me?",
    "It's for my mother.",
    "I'm one of Dr. Patel's patients.",
)
AFTER = (
    "Okay.",
    "Yes that's right.",
    "Thank you so much.",
    "Five five five oh one two three.",
    "Alright, bye bye.",
    "No, that's all.",
    "I'll be here all day.",
)


def figures(texts: Iterable[Utterance]) -> Figures:
    return figures_of(judged(texts, shipped(), LIMITS))


def line(name: str, one: Figures) -> str:
    return (
        f"{name:14s} {one.lines:4d} lines: {one.accuracy:.1%} right of {one.coverage:.1%} accepted,"
        f" {one.astray:.1%} astray, calibration {one.calibration_error:.3f},"
        f" out of scope {one.out_of_scope_accepted:.1%}"
    )


def test_the_frozen_set_is_sorted_as_well_as_was_promised(capsys: pytest.CaptureFixture[str]) -> None:
    every = figures(frozen())
    parts = {"all": every, "written last": figures(one for one in frozen() if one.source == LAST)}
    parts |= {name: figures(one for one in frozen() if one.language == name) for name in ("en", "es")}
    with capsys.disabled():
        print("", *(line(name, one) for name, one in parts.items()), sep="\n")
    for one in parts.values():
        assert one.accuracy >= ACCURACY
        assert one.coverage >= COVERAGE
        assert one.astray <= ASTRAY
        assert one.out_of_scope_accepted <= OUT_OF_SCOPE
    assert every.calibration_error <= CALIBRATION_ERROR


def test_a_reason_in_the_middle_of_a_call_is_found_too(capsys: pytest.CaptureFixture[str]) -> None:
    talk = [in_a_call(place, one) for place, one in enumerate(frozen()) if one.language == "en"]
    found = figures(talk)
    with capsys.disabled():
        print("", line("in a call", found), sep="\n")
    assert found.accuracy >= ACCURACY
    assert found.coverage >= COVERAGE
    assert found.astray <= ASTRAY
    assert found.out_of_scope_accepted <= OUT_OF_SCOPE


def in_a_call(place: int, one: Utterance) -> Utterance:
    """The line with what else is said: other words than those of around.en.yaml, which are in training."""
    before = [BEFORE[(place + step) % len(BEFORE)] for step in range(1 + place % 3)]
    after = [AFTER[(place + step) % len(AFTER)] for step in range(place % 4)]
    return replace(one, text=" ".join([*before, one.text.rstrip(".") + ".", *after]))


def test_the_frozen_set_is_large_and_has_what_is_no_reason() -> None:
    assert len(frozen()) >= 600
    assert sum(one.reason == "out_of_scope" for one in frozen()) >= 60
    assert sum(one.reason in {"symptom", "medication_question"} for one in frozen()) >= 80
    assert sum(one.language == "es" for one in frozen()) >= 150


def test_no_source_and_no_sentence_of_the_frozen_set_is_in_training() -> None:
    seen = [*training(), *tuning()]
    assert not {one.source for one in frozen()} & {one.source for one in seen}
    known = {frozenset(plain(one.text)) for one in seen}
    same = [one.text for one in frozen() if frozenset(plain(one.text)) in known]
    # Sentences that everybody says ("what time do you close today") are in both; they are few.
    assert len(same) / len(frozen()) < 0.08, same


def test_the_model_that_ships_is_made_of_the_texts_that_ship() -> None:
    assert shipped().texts == digest_of(training(), tuning()), "run: python manage.py retrain --ship"
    assert len(training()) >= 3_000
    assert SHIPPED.stat().st_size < 3_000_000
