"""A medication beside a symptom is a reaction to it; it is named, to be verified."""

import pytest

from tests.routing.triggers.saying import found, tiers


@pytest.mark.parametrize(
    ("said", "drug"),
    [
        ("dizzy since the new pill", None),
        ("I started lisinopril and now I can't stop coughing", "lisinopril"),
        ("the metformin is making me throw up", "metformin"),
        ("I broke out in hives from the Amoxicillin.", "Amoxicillin"),
        ("I started having chest tightness after my new medication", None),
        ("el losartán me da mucha tos", "losartán"),
    ],
)
def test_it_is_named(said: str, drug: str | None) -> None:
    [one] = [one for one in found(said) if one.family == "medication_reaction"]
    assert (one.tier, one.drug) == ("now", drug)


@pytest.mark.parametrize(
    "said",
    [
        "I need a refill of my nausea medication",
        "can you send my pain pills to the pharmacy",
        "I take it for my headaches and I'm almost out",
        "necesito que me surtan la medicina para la presión",
    ],
)
def test_a_medication_for_a_symptom_is_no_reaction(said: str) -> None:
    assert "now" not in tiers(found(said)).values()


def test_other_families_name_no_medication() -> None:
    assert [one.drug for one in found("my chest hurts, I take lisinopril") if one.family == "chest_pain"] == [
        None
    ]
