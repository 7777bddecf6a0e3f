"""Templates, kinds of things, and the words that a model sees."""

import pytest

from coordination.routing.reasons.concepts import kinds_of
from coordination.routing.reasons.features import views_of
from coordination.routing.reasons.names import OUT_OF_SCOPE, REASONS
from coordination.routing.reasons.plain import plain
from coordination.routing.reasons.utterances.expanding import UnknownSlot, expanded
from coordination.routing.reasons.utterances.reading import frozen, training, tuning

SLOTS = {"drug": ["aspirin", "{brand}"], "brand": ["Tylenol"]}


def test_a_template_is_filled_in_different_ways_and_always_in_the_same() -> None:
    once = list(expanded("I need {drug}", SLOTS, 5))
    assert sorted(once) == ["I need Tylenol", "I need aspirin"]
    assert once == list(expanded("I need {drug}", SLOTS, 5))


def test_a_slot_that_nobody_wrote_is_named() -> None:
    with pytest.raises(UnknownSlot, match="color"):
        list(expanded("a {color} pill", SLOTS, 1))


def test_every_reason_is_in_every_set_and_in_both_languages() -> None:
    wanted = {(reason, language) for reason in (*REASONS, OUT_OF_SCOPE) for language in ("en", "es")}
    for texts in (training(), tuning(), frozen()):
        assert {(one.reason, one.language) for one in texts} == wanted


def test_words_have_no_accents_and_no_marks() -> None:
    assert plain("¿Ya están los análisis? I can\N{RIGHT SINGLE QUOTATION MARK}t wait!") == [
        "ya",
        "estan",
        "los",
        "analisis",
        "i",
        "can't",
        "wait",
    ]


def test_the_longest_phrase_says_what_kind_of_thing_it_is() -> None:
    assert kinds_of(["my", "flu", "shot"])[1] == ("vaccine",)
    assert kinds_of(["the", "flu"])[1] == ("symptom",)
    assert kinds_of(["two", "biopsies", "x-rays", "labs"])[3] == ("test",)


def test_a_drug_that_is_in_no_list_of_ours_is_a_medicine() -> None:
    assert kinds_of(["my", "amlodipine"])[1] == ("medicine",)


def test_the_views_of_a_text() -> None:
    views = views_of("Two refills of Lipitor")
    assert views.words == "0 refills of lipitor"
    assert views.mixed == "0 PRESCRIPTION of MEDICINE"
    assert views.kinds == "MEDICINE PRESCRIPTION MEDICINE+PRESCRIPTION"
