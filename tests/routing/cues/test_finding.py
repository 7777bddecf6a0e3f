"""Signs of how a call goes, with their quote; never a score, and never of what is denied."""

from functools import cache
from pathlib import Path

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.published import load_policy
from coordination.routing.cues.finding import cues_in
from coordination.routing.triggers.building import families_of
from coordination.routing.triggers.families import Families
from tests.policy.shipped import SHIPPED, spoiled
from tests.routing.triggers.saying import call, heard

POLICY = load_policy(SHIPPED).cues


@cache
def families() -> Families:
    return families_of(POLICY.words)


def kinds(text: str) -> set[str]:
    return {one.family for one in cues_in([heard(text)], families(), POLICY.talking_over)}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("frustration", "I've been transferred around three times and I'm so frustrated"),
        ("frustration", "ya estoy harta, me mandan de un lado a otro"),
        ("distress", "I'm scared and I don't know what to do"),
        ("distress", "por favor ayúdeme, no sé qué hacer"),
        ("confusion", "wait, I don't understand, what do you mean"),
        ("confusion", "no entiendo, ¿me lo puede repetir?"),
        ("dissatisfaction", "I'm not happy with how this was handled"),
        ("dissatisfaction", "estoy muy decepcionada con el servicio"),
        ("repeated_contact", "this is the third time I've called and nobody called me back"),
        ("repeated_contact", "he llamado varias veces y nadie me devuelve la llamada"),
        ("language_barrier", "I need an interpreter please, my English is not good"),
        ("language_barrier", "¿hay alguien que hable español?"),
        ("cannot_hear", "I can't hear you, you're breaking up"),
        ("cannot_hear", "no lo oigo bien, se corta"),
        ("talking_over", "would you please let me finish"),
        ("talking_over", "no me interrumpa"),
    ],
)
def test_a_sign_is_found(kind: str, said: str) -> None:
    assert kind in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "I'd like an appointment on Tuesday",
        "thank you, that was very helpful",
        "I'm not upset at all",
        "quiero confirmar mi cita",
    ],
)
def test_ordinary_words_are_no_sign(said: str) -> None:
    assert kinds(said) == set()


def test_it_has_its_quote_and_time_and_nothing_like_a_score() -> None:
    [one] = cues_in([heard("well, I am so frustrated with this")], families(), POLICY.talking_over)
    assert (one.words, one.start, one.end) == ("frustrated", 1.6, 2.0)
    assert not {"score", "probability", "intensity"} & set(one.__struct_fields__)


def test_staffs_words_are_no_sign_of_the_caller() -> None:
    said = call(("staff", "I'm so sorry, I am frustrated too"))
    assert cues_in(said, families(), POLICY.talking_over) == []


def test_what_is_said_in_one_breath_is_one_sign() -> None:
    said = [heard("it is the third time I call, nobody ever calls me back")]
    [one] = cues_in(said, families(), POLICY.talking_over)
    assert (one.words, one.first, one.last) == ("third time I call, nobody ever calls me back", 3, 11)


def test_a_no_is_not_denied_by_the_one_before_it() -> None:
    assert kinds("nobody picked up on Monday and nobody called me back") == {"repeated_contact"}


def test_a_yes_to_whether_the_line_is_good_is_no_sign() -> None:
    assert (
        cues_in(call(("staff", "can you hear me"), ("caller", "yes")), families(), POLICY.talking_over) == []
    )


def test_a_yes_to_an_interpreter_is_one() -> None:
    said = call(("staff", "would you like an interpreter"), ("caller", "yes please"))
    [one] = cues_in(said, families(), POLICY.talking_over)
    assert (one.family, one.why) == ("language_barrier", "answered_yes")


def test_every_kind_stands_in_every_language(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"cues\.es\.yaml: families\.distress: is missing"):
        load_policy(spoiled(tmp_path, "cues.es.yaml", "  distress:", "  sorrow:"))
