"""The reason of a call: sure enough, safe enough, or unclear."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.routing.reasons.names import CLINICAL, OUT_OF_SCOPE, REASONS, UNCLEAR
from coordination.routing.reasons.reason import Reasoned, called_for, parts_of, reason_of
from tests.routing.reasons.models import LIMITS, Says


def said(
    told: dict[str, float], text: str = "some words", ivr: tuple[str, ...] = (), *facts: str
) -> Reasoned:
    return reason_of(text, ivr, facts, Says(told), LIMITS)


def test_a_sure_reason_is_accepted_with_what_it_rests_on() -> None:
    found = said({"billing": 0.96, "records": 0.01})
    assert (found.reason, found.likely, found.signals, found.model) == (
        "billing",
        "billing",
        ("words",),
        "told",
    )
    assert found.probability == pytest.approx(0.96)


def test_below_the_threshold_it_is_unclear_and_keeps_the_best_guess() -> None:
    found = said({"billing": 0.69, "forms": 0.3})
    assert (found.reason, found.likely) == (UNCLEAR, "billing")


def test_s4_a_call_that_may_be_clinical_is_not_sent_to_a_desk() -> None:
    assert said({"appointment": 0.90, "symptom": 0.06}).reason == UNCLEAR
    assert said({"appointment": 0.94, "symptom": 0.01, "billing": 0.04}).reason == "appointment"


def test_a_symptom_needs_no_second_look_to_go_to_a_nurse() -> None:
    assert said({"symptom": 0.75, "appointment": 0.24}).reason == "symptom"


def test_what_is_no_reason_of_ours_is_unclear_however_sure() -> None:
    found = said({OUT_OF_SCOPE: 0.99})
    assert (found.reason, found.likely) == (UNCLEAR, UNCLEAR)


def test_a_key_alone_is_no_reason() -> None:
    found = said({"billing": 0.99}, "  ", ("billing",))
    assert (found.reason, found.probability, found.signals) == (UNCLEAR, 0.0, ("ivr:billing",))


def test_a_key_makes_a_likely_reason_sure() -> None:
    # 0.6 times 4 against 0.4: 2.4 of 2.8
    found = said({"forms": 0.6, "records": 0.4}, "some words", ("billing", "forms"))
    assert found.reason == "forms"
    assert found.probability == pytest.approx(2.4 / 2.8)
    assert found.signals == ("words", "ivr:billing", "ivr:forms")


def test_a_fact_of_the_patient_counts_twice_and_one_that_says_nothing_not_at_all() -> None:
    # 0.6 times 2 against 0.4: 1.2 of 1.6
    found = said({"referral": 0.6, "records": 0.4}, "some words", (), "called_for_referral", "shoe_size")
    assert found.probability == pytest.approx(0.75)
    assert found.signals == ("words", "fact:called_for_referral")


def test_s4_a_pressed_key_does_not_take_a_symptom_away() -> None:
    # With the key alone the symptom would be 0.039, under the limit; the words say 0.14.
    assert said({"billing": 0.86, "symptom": 0.14}, "some words", ("billing",)).reason == UNCLEAR


class Hears(msgspec.Struct, frozen=True):
    """Sure of billing for a whole call, and of a symptom for the sentence that has the word."""

    version: str = "told"

    def probabilities(self, text: str) -> dict[str, float]:
        alone = text.startswith("my chest")
        return {"symptom": 0.9, "billing": 0.1} if alone else {"symptom": 0.01, "billing": 0.99}


def test_s4_a_symptom_in_one_sentence_is_not_lost_among_the_others() -> None:
    much = "I have a bill here. " * 5
    assert reason_of(much, (), (), Hears(), LIMITS).reason == "billing"
    assert reason_of(f"{much} my chest feels tight. {much}", (), (), Hears(), LIMITS).reason == UNCLEAR


def test_parts_are_sentences_and_windows_of_twelve_words_where_nobody_wrote_a_mark() -> None:
    assert parts_of("just one sentence") == []
    assert parts_of("Yes. I need a refill. Thanks.") == ["I need a refill."]
    count = " ".join(str(n) for n in range(20))
    assert parts_of(count) == [
        "0 1 2 3 4 5 6 7 8 9 10 11",
        "6 7 8 9 10 11 12 13 14 15 16 17",
        "12 13 14 15 16 17 18 19",
    ]


@given(
    clinical=st.floats(LIMITS.clinical_at_most + 0.001, 0.3),
    pressed=st.lists(st.sampled_from(REASONS), max_size=2),
    facts=st.sets(st.sampled_from([called_for(one) for one in REASONS])),
    other=st.sampled_from([one for one in REASONS if one not in CLINICAL]),
)
def test_s4_no_key_and_no_fact_sends_words_that_may_be_clinical_to_a_desk(
    clinical: float, pressed: list[str], facts: set[str], other: str
) -> None:
    ivr = [*pressed, other]
    told = {"symptom": clinical, other: 1 - clinical}
    found = reason_of("some words", ivr, facts, Says(told), LIMITS)
    assert found.reason in {*CLINICAL, UNCLEAR}
