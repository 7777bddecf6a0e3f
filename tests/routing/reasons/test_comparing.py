"""A new model is published only when it is better, and harms in nothing."""

import pytest
from msgspec.structs import replace

from coordination.routing.reasons.comparing import compared
from coordination.routing.reasons.decisions import MODEL, ComparedWithAnother, Judge
from coordination.routing.reasons.events import ModelCompared, ModelPublished
from coordination.routing.reasons.figures import Figures
from tests.log.sentences import decider

NOW = Figures(
    accuracy=0.94,
    coverage=0.80,
    astray=0.0,
    calibration_error=0.03,
    out_of_scope_accepted=0.05,
    lines=600,
)
BETTER = replace(NOW, coverage=0.82)
HASH = {name: name * 32 for name in ("aa", "bb", "cc")}


def judge(
    after: Figures = BETTER, *, seen: str | None = None, before: str = "aa", model: str = "bb"
) -> Judge:
    return Judge(
        model=HASH[model],
        before=HASH[before],
        seen=seen,
        corrections=7,
        comparison=compared(NOW, after),
    )


def test_more_calls_sorted_rightly_and_nothing_worse_is_better() -> None:
    assert compared(NOW, BETTER).is_better


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (replace(BETTER, astray=0.002), "astray"),
        (replace(BETTER, calibration_error=0.051), "calibration_error"),
        (replace(BETTER, out_of_scope_accepted=0.11), "out_of_scope_accepted"),
        (replace(BETTER, accuracy=0.919), "accuracy"),
        (NOW, "not_more_right"),
    ],
)
def test_what_speaks_against_it_is_named(after: Figures, why: str) -> None:
    assert compared(NOW, after).why == (why,)


def test_a_better_one_is_compared_and_published() -> None:
    told, published = MODEL.decide(MODEL.initial, judge())
    assert isinstance(told, ModelCompared)
    assert (told.model, told.corrections, told.coverage, told.coverage_before) == (HASH["bb"], 7, 0.82, 0.80)
    assert published == ModelPublished(classifier="call_reasons", model=HASH["bb"], before=HASH["aa"])


def test_one_that_is_not_better_is_compared_and_not_published() -> None:
    (told,) = MODEL.decide(MODEL.initial, judge(NOW))
    assert isinstance(told, ModelCompared)
    assert told.why == ("not_more_right",)


def test_the_same_comparison_twice_is_one() -> None:
    (told,) = MODEL.decide(MODEL.initial, judge(NOW))
    decider(MODEL).given(told).when(judge(NOW)).nothing_happens()
    decider(MODEL).given().when(judge(model="aa")).nothing_happens()


def test_refuses_what_was_compared_with_a_model_that_is_in_force_no_longer() -> None:
    published = ModelPublished(classifier="call_reasons", model=HASH["cc"], before=HASH["aa"])
    decider(MODEL).given(published).when(judge()).refuses(ComparedWithAnother)
    told, _ = MODEL.decide(MODEL.evolve(MODEL.initial, published), judge(seen=HASH["cc"], before="cc"))
    assert isinstance(told, ModelCompared)
