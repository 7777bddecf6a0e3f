"""People who call about appointments, bills and forms alarm nobody, however they talk."""

import pytest

from tests.routing.triggers.saying import found


@pytest.mark.parametrize(
    "said",
    [
        "I'd like to reschedule my appointment for Tuesday",
        "I need a chest x-ray, where do I go",
        "my heart doctor wants my blood work",
        "reschedule my stress test please",
        "I'm dying to get this over with",
        "that bill almost gave me a heart attack",
        "this hold music is killing me",
        "my phone is about to die",
        "I have a power of attorney form to drop off",
        "can I pick up my medication after work",
        "what's wrong with my account",
        "why is my bill so high",
        "I need a note for my manager",
        "I can't talk long, I'm at work",
        "is it normal to get two bills for one visit",
        "I'm Sue Miller",
        "me muero de risa",
        "se me cortó la llamada otra vez",
        "quiero cambiar mi cita del lunes",
        "¿me pueden resurtir la pastilla de la presión?",
    ],
)
def test_nobody_is_alarmed(said: str) -> None:
    assert [one for one in found(said) if one.tier == "now"] == []
