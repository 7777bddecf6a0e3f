"""Phrases that two segments share are found once, with the second."""

import pytest

from tests.routing.triggers.saying import all_of, call, last_of, tiers


@pytest.mark.parametrize(
    ("first", "second", "family"),
    [
        ("I can't", "breathe", "breathing"),
        ("I can't.", "Breathe.", "breathing"),
        ("there's a tightness in my", "chest", "chest_pain"),
        ("I want to kill", "myself", "self_harm"),
        ("tengo mucho dolor", "de pecho", "chest_pain"),
        ("my tongue is", "um, swelling", "severe_reaction"),
    ],
)
def test_with_the_second_half(first: str, second: str, family: str) -> None:
    said = call(("caller", first), ("caller", second))
    assert tiers(last_of(said))[family] == "now"
    assert [one for one in all_of(said) if one.family == family and one.segment != one.last_segment]


def test_across_somebody_who_says_okay() -> None:
    said = call(("caller", "the pain is in my"), ("staff", "okay"), ("caller", "chest"))
    assert tiers(last_of(said))["chest_pain"] == "now"


def test_once_however_much_follows() -> None:
    said = call(("caller", "my chest hurts"), ("caller", "really bad"), ("caller", "I said it before"))
    assert [one.family for one in all_of(said)].count("chest_pain") == 1


def test_of_two_speakers_is_no_phrase() -> None:
    said = call(("caller", "it's about my chest"), ("staff", "pain"), ("caller", "clinic bill"))
    assert all(one.words != "chest pain" for one in all_of(said))


def test_two_sentences_are_no_phrase() -> None:
    assert "severe_pain" not in tiers(
        last_of(call(("caller", "I called about the x-ray of my chest. The knee is fine though.")))
    )
