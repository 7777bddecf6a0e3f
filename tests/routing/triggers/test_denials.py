"""What is denied waits for a nurse; what only sounds denied does not."""

import pytest

from tests.routing.triggers.saying import call, found, heard, last_of, tiers, why


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("chest_pain", "no chest pain"),
        ("chest_pain", "I don't have any chest pain"),
        ("chest_pain", "my chest does not hurt"),
        ("chest_pain", "he denies chest pain"),
        ("chest_pain", "no fever, no cough, no chest pain"),
        ("chest_pain", "no fever, chills, chest pain or anything"),
        ("chest_pain", "chest pain, no"),
        ("chest_pain", "no me duele el pecho"),
        ("chest_pain", "sin dolor de pecho"),
        ("breathing", "I'm not having any trouble breathing"),
        ("bleeding", "it isn't bleeding"),
        ("pregnancy", "I'm pregnant, no cramps"),
        ("infant", "my baby has no fever"),
        ("self_harm", "I'm not suicidal"),
        ("self_harm", "I would never kill myself"),
        ("abuse", "nobody is hurting me"),
        ("overdose", "I didn't take too many pills"),
        ("legal", "I don't need a lawyer"),
        ("stroke", "no slurred speech, no weakness on one side"),
        ("chest_pain", "you asked about chest pain, the answer is no"),
        ("breathing", "as far as shortness of breath, I'm not having any of that"),
        ("chest_pain", "chest pain or anything like that, no ma'am"),
        ("bleeding", "estoy embarazada y no he tenido sangrado"),
        ("fainting", "no se ha desmayado"),
        ("chest_pain", "ya no me duele el pecho"),
        ("chest_pain", "no me duele la cabeza, el pecho ni el brazo"),
        ("consent_dispute", "I don't mind if you record this"),
        ("medication_reaction", "since I switched pills I don't get dizzy anymore"),
        ("stroke", "I'm not saying I had a stroke"),
        ("chest_pain", "I don't have this chest pain anymore"),
        ("abuse", "nobody's hitting me"),
        ("bleeding", "hardly any bleeding"),
        ("chest_pain", "the chest pain never came back"),
        ("chest_pain", "you said to call about chest pain, I haven't had any"),
        ("bleeding", "the nurse asked about bleeding, I told her there isn't any"),
    ],
)
def test_s10_what_is_denied_is_found_for_review_and_wakes_nobody(family: str, said: str) -> None:
    assert set(why(said, family)) == {"review denied"}
    assert "now" not in tiers(found(said)).values()


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("breathing", "I can't breathe"),
        ("bleeding", "it won't stop bleeding"),
        ("breathing", "the wheezing isn't going away"),
        ("chest_pain", "it's not just chest pain"),
        ("chest_pain", "no relief, my chest still hurts"),
        ("chest_pain", "no, my chest hurts"),
        ("chest_pain", "no my chest hurts"),
        ("chest_pain", "I don't feel good my chest hurts"),
        ("chest_pain", "I don't know what to do, chest pain again"),
        ("chest_pain", "I've never had chest pain like this"),
        ("chest_pain", "I don't have a fever but my chest hurts"),
        ("breathing", "no chest pain but I can't breathe"),
        ("severe_pain", "it's not getting better, the pain is unbearable"),
        ("breathing", "no puedo respirar"),
        ("breathing", "el ahogo no se me quita"),
        ("bleeding", "no deja de sangrar"),
        ("chest_pain", "no solo me duele el pecho"),
        ("chest_pain", "no tengo fiebre, me duele el pecho"),
        ("chest_pain", "no ma'am, chest pain"),
        ("chest_pain", "don't put me on hold, I'm having chest pain"),
        ("chest_pain", "don't you think chest pain is an emergency"),
        ("chest_pain", "no tengo carro y traigo dolor de pecho"),
        ("chest_pain", "no sé qué hacer, me duele el pecho"),
        ("chest_pain", "ya no aguanto el dolor de pecho"),
        ("self_harm", "I don't want to live anymore"),
        ("chest_pain", "Tylenol didn't touch this chest pain"),
        ("chest_pain", "no puedo dormir con este dolor de pecho"),
        ("chest_pain", "it's not my stomach it's my chest that hurts"),
        ("stroke", "it doesn't hurt it's just numb down my left side"),
        ("stroke", "I can't feel nothing in my left arm"),
        ("overdose", "I didn't read the label and took too many"),
        ("overdose", "I didn't mean to take that many pills"),
        ("self_harm", "nobody knows I've been thinking about suicide"),
        ("self_harm", "I don't want to kill myself but I keep thinking about it"),
    ],
)
def test_not_a_denial(family: str, said: str) -> None:
    assert tiers(found(said))[family] == "now"


def test_no_denial_reaches_across_what_was_not_heard() -> None:
    before = heard("I'm not having", number=0)
    after = heard("chest pain", start=before.end + 0.6, number=1, gap_before=True)
    assert tiers(last_of([before, after])) == {"chest_pain": "now"}


def test_a_denial_reaches_into_the_next_segment_of_the_same_breath() -> None:
    assert tiers(last_of(call(("caller", "I'm not having"), ("caller", "any chest pain")))) == {
        "chest_pain": "review"
    }


@pytest.mark.parametrize("between", ["what's going on today", "okay so tell me"])
def test_no_denial_reaches_across_what_somebody_else_says(between: str) -> None:
    said = call(("caller", "no"), ("staff", between), ("caller", "chest pain"))
    assert tiers(last_of(said)) == {"chest_pain": "now"}


def test_somebody_who_only_listens_ends_no_denial() -> None:
    said = call(("caller", "I don't have any"), ("staff", "mm-hmm"), ("caller", "chest pain"))
    assert tiers(last_of(said)) == {"chest_pain": "review"}


def test_what_the_staff_denies_is_not_the_callers_denial() -> None:
    said = call(("staff", "so you don't have any"), ("caller", "chest pain, a lot of it"))
    assert tiers(last_of(said))["chest_pain"] == "now"
