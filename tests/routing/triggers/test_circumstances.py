"""Of which time it is, of whom, and whether it is only supposed: then it waits; in doubt it does not."""

import pytest

from tests.routing.triggers.saying import call, found, last_of, tiers, why


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("chest_pain", "I had chest pain last year"),
        ("chest_pain", "five years ago I had a heart attack"),
        ("chest_pain", "five years ago, I had a heart attack"),
        ("chest_pain", "I had a heart attack, that was years ago"),
        ("fainting", "when I was twelve I fainted"),
        ("breathing", "I had asthma attacks as a kid"),
        ("bleeding", "I have a history of bleeding"),
        ("stroke", "back in 2012 I had a stroke"),
        ("severe_reaction", "I used to get hives"),
        ("chest_pain", "hace cinco años me dio un infarto"),
        ("fainting", "de joven me desmayaba"),
        ("pregnancy", "I had a miscarriage six months ago"),
        ("stroke", "about five or six years back I had a mini stroke"),
        ("breathing", "as a child I nearly drowned and couldn't breathe"),
        ("stroke", "I had my stroke before covid"),
        ("fainting", "I passed out once in high school"),
        ("pregnancy", "with my first one I had preterm labor"),
        ("post_operative", "hace mucho me operaron y se me infectó la herida"),
        ("breathing", "antes me daba asma y no podía respirar"),
    ],
)
def test_what_is_older_than_three_days_is_reviewed(family: str, said: str) -> None:
    assert set(why(said, family)) == {"review older_history"}


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("overdose", "I took twenty pills last night"),
        ("chest_pain", "I've had chest pain since yesterday"),
        ("chest_pain", "two days ago my chest started hurting"),
        ("chest_pain", "I've had chest pain for three weeks"),
        ("chest_pain", "I had a heart attack last year and now my chest hurts again"),
        ("chest_pain", "me duele el pecho desde ayer"),
        ("chest_pain", "hace dos semanas que me duele el pecho"),
        ("medication_reaction", "I started the metformin a month ago and I'm throwing up"),
        ("post_operative", "I had surgery last week and my incision is infected"),
        ("chest_pain", "I had surgery years ago I have chest pain"),
        ("chest_pain", "I've had chest pain before but never like this"),
        ("chest_pain", "I had chest pain years back but this is different"),
        ("chest_pain", "ever since my bypass last year I get chest tightness"),
    ],
)
def test_what_lasts_or_is_new_is_now(family: str, said: str) -> None:
    assert tiers(found(said))[family] == "now"


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("chest_pain", "my mom had a heart attack in her forties"),
        ("chest_pain", "heart attacks run in the family"),
        ("chest_pain", "my father died of a heart attack"),
        ("stroke", "both my grandparents had strokes"),
        ("chest_pain", "mi papá murió de un infarto"),
        ("stroke", "mi abuela tuvo un derrame"),
        ("severe_reaction", "there's anaphylaxis in my family"),
        ("fainting", "my brothers both fainted giving blood"),
        ("chest_pain", "a heart attack is what got my daddy"),
        ("breathing", "my grandfather choked to death"),
        ("chest_pain", "my brother was only thirty when his heart stopped"),
        ("fainting", "por parte de mi papá todos se desmayan"),
        ("breathing", "my mom had emphysema, she couldn't breathe at the end"),
        ("fainting", "seizures, that was my uncle"),
        ("pregnancy", "my mother miscarried four times before me"),
        ("fainting", "my mom always fainted giving blood"),
    ],
)
def test_the_familys_history_is_reviewed(family: str, said: str) -> None:
    assert why(said, family) == ["review family_history"]


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("breathing", "my baby isn't breathing"),
        ("chest_pain", "my mom is having a heart attack"),
        ("stroke", "I think mom had a stroke just now"),
        ("fainting", "my mother fainted at the store"),
        ("chest_pain", "my husband's chest hurts"),
        ("chest_pain", "a mi mamá le duele el pecho"),
        ("breathing", "dad can't breathe, he's got the COPD"),
        ("stroke", "my mom had a stroke I think, her face is off"),
        ("breathing", "my uncle was choking and turned blue"),
    ],
)
def test_whoever_they_call_for_is_as_the_caller(family: str, said: str) -> None:
    assert tiers(found(said))[family] == "now"


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("chest_pain", "if I get chest pain what should I do"),
        ("breathing", "what if he has trouble breathing later"),
        ("bleeding", "what should I do if it bleeds"),
        ("severe_reaction", "in case my throat swells what should I do"),
        ("bleeding", "¿qué hago si sangra?"),
        ("bleeding", "can this medicine cause bleeding"),
        ("fainting", "I'm worried I might pass out"),
        ("bleeding", "could I bleed a lot from that"),
        ("chest_pain", "whenever a person has chest pain what should they take"),
        ("chest_pain", "the handout lists chest pain"),
        ("chest_pain", "¿cómo sé si es un infarto?"),
        ("pregnancy", "cuando tenga contracciones ¿a qué número llamo?"),
        ("chest_pain", "does the stress test bring on chest pain"),
        ("infant", "y si el bebé agarra fiebre el fin de semana"),
    ],
)
def test_what_is_only_supposed_is_reviewed(family: str, said: str) -> None:
    assert why(said, family) == ["review hypothetical"]


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("chest_pain", "I don't know if I'm having a heart attack"),
        ("chest_pain", "it feels as if someone is sitting on my chest"),
        ("chest_pain", "they told me to call if my chest hurts"),
        ("legal", "if this isn't fixed I'm calling my lawyer"),
        ("breathing", "siento como si me ahogara"),
        ("stroke", "I'm worried he might be having a stroke"),
        ("chest_pain", "if I walk my chest hurts"),
        ("chest_pain", "¿es normal que me duela el pecho al caminar?"),
    ],
)
def test_an_if_that_supposes_nothing(family: str, said: str) -> None:
    assert tiers(found(said))[family] == "now"


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("self_harm", "I attempted suicide five years ago"),
        ("self_harm", "if I had to go through that again I'd kill myself"),
        ("self_harm", "my uncle killed himself"),
        ("overdose", "what happens if I take the whole bottle"),
        ("abuse", "my husband used to beat me"),
        ("harm_to_others", "if he comes back I'm going to kill him"),
    ],
)
def test_only_a_plain_denial_lowers_what_people_do_to_each_other(family: str, said: str) -> None:
    assert tiers(found(said))[family] == "now"


def test_s10_words_that_make_it_present_raise_what_waited() -> None:
    said = call(("caller", "two years ago I had chest pain"), ("caller", "and it is back again"))
    assert tiers(last_of(said[:1])) == {"chest_pain": "review"}
    again = call(("caller", "I used to have chest pain"), ("caller", "again today"))
    assert tiers(last_of(again[:1])) == {"chest_pain": "review"}
    assert tiers(last_of(again)) == {"chest_pain": "now"}


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("diagnosis_question", "should I worry about bleeding after the biopsy"),
        ("medication_advice", "¿puede dar convulsiones esa vacuna?"),
    ],
)
def test_a_question_about_a_sign_that_nobody_has_waits_with_it(family: str, said: str) -> None:
    assert why(said, family) == ["review hypothetical"]
    assert "now" not in tiers(found(said)).values()


def test_a_question_about_a_sign_that_is_there_is_answered_now() -> None:
    assert tiers(found("is it normal that my chest hurts when I walk"))["diagnosis_question"] == "now"
