"""Words of every family, as people say them."""

import pytest

from tests.routing.triggers.engine import shipped
from tests.routing.triggers.saying import found, tiers, why

SEEDS = {
    # safety.md, Triggers: each of these has a literal test
    "chest pain": "chest_pain",
    "I cannot breathe": "breathing",
    "reaction": "severe_reaction",
    "bleeding": "bleeding",
    "suicidal": "self_harm",
    "lawyer": "legal",
}
SAID = [
    ("breathing", "I can't catch my breath"),
    ("breathing", "se me va el aire y no puedo respirar bien"),
    ("chest_pain", "there's this pressure on my chest"),
    ("chest_pain", "heart hurts"),
    ("chest_pain", "siento que me aprieta el pecho"),
    ("stroke", "one side of her face is drooping and her words come out jumbled"),
    ("stroke", "se le durmió todo el brazo derecho"),
    ("bleeding", "I've soaked through three pads in an hour"),
    ("bleeding", "no deja de salirle sangre de la nariz"),
    ("severe_reaction", "my tongue is getting bigger and I've got hives"),
    ("severe_reaction", "se le está cerrando la garganta"),
    ("medication_reaction", "dizzy since the new pill"),
    ("medication_reaction", "desde que me cambiaron la pastilla tengo náuseas"),
    ("overdose", "I took twenty pills last night"),
    ("overdose", "mi niño se tragó unas pastillas de mi mamá"),
    ("self_harm", "everyone would be better off without me"),
    ("self_harm", "ya no le veo sentido a vivir"),
    ("harm_to_others", "I keep thinking about hurting my kids"),
    ("harm_to_others", "lo voy a matar cuando llegue"),
    ("abuse", "he locked me in the room and took my phone"),
    ("abuse", "mi marido me empuja y me grita"),
    ("pregnancy", "I'm thirty weeks and I haven't felt her kick today"),
    ("pregnancy", "se me rompió la fuente"),
    ("infant", "my newborn won't nurse and feels hot"),
    ("infant", "mi bebé no quiere despertar"),
    ("fainting", "she just went limp and won't wake up"),
    ("fainting", "se cayó y perdió el conocimiento"),
    ("severe_pain", "the pain is so bad I can't stand up"),
    ("severe_pain", "no aguanto este dolor"),
    ("post_operative", "my stitches popped and there's pus coming out"),
    ("post_operative", "me operaron el lunes y la herida huele mal"),
    ("critical_result", "this is the lab with a critical potassium of seven"),
    ("critical_result", "hablo del laboratorio con un resultado crítico"),
    ("diagnosis_question", "could this lump be cancer"),
    ("diagnosis_question", "¿por qué se me hinchan los pies?"),
    ("medication_advice", "can I take ibuprofen with my blood thinner"),
    ("medication_advice", "se me olvidó la pastilla de ayer, ¿me tomo dos?"),
    ("complaint", "I want to talk to whoever is in charge, she was so rude to me"),
    ("complaint", "me trataron pésimo y quiero poner una queja"),
    ("consent_dispute", "you shared my records without my permission"),
    ("consent_dispute", "yo nunca autoricé que me grabaran"),
    ("legal", "you will hear from my attorney"),
    ("legal", "los voy a demandar"),
]


@pytest.mark.parametrize(("said", "family"), SEEDS.items())
def test_s10_the_seed_phrases_are_found_at_once(said: str, family: str) -> None:
    assert why(said, family) == ["now affirmed"]


@pytest.mark.parametrize(("family", "said"), SAID)
def test_it_is_found_at_once(family: str, said: str) -> None:
    assert tiers(found(said))[family] == "now"


def test_s10_every_family_has_words_in_both_languages() -> None:
    assert {family for family, _ in SAID} == shipped().rules.keys()


def test_the_exact_words_are_kept_with_their_place() -> None:
    [one] = found("So, um, I cannot, like, breathe anymore.")
    assert (one.words, one.first, one.last) == ("cannot, like, breathe", 3, 5)
    assert (one.start, one.end) == (1.2, 2.4)


@pytest.mark.parametrize(
    "said",
    [
        "can't breathe",
        "cant breathe",
        "can\N{RIGHT SINGLE QUOTATION MARK}t breathe",
        "CAN NOT BREATHE",
        "I... I can't... breathe",
    ],
)
def test_however_it_is_written(said: str) -> None:
    assert tiers(found(said))["breathing"] == "now"


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("chest_pain", "chess pain"),
        ("chest_pain", "my chest is tide and hevy"),
        ("chest_pain", "chestpain since noon"),
        ("breathing", "shortness of bread"),
        ("breathing", "brething is hard"),
        ("self_harm", "suicidle thoughts"),
        ("severe_reaction", "alergic raection"),
        ("fainting", "she is having a seizzure"),
        ("legal", "my attorny will call"),
        ("breathing", "no puedo resperar"),
        ("fainting", "me desmallé"),
        ("overdose", "sobredócis"),
    ],
)
def test_misspelled_and_misheard(family: str, said: str) -> None:
    assert tiers(found(said))[family] == "now"


def test_two_languages_in_one_sentence() -> None:
    assert (
        tiers(found("I'm calling because me duele mucho el pecho since this morning"))["chest_pain"] == "now"
    )


def test_several_families_in_one_sentence() -> None:
    assert tiers(found("my chest is tight and I can't breathe")) == {"chest_pain": "now", "breathing": "now"}
