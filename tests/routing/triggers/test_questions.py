"""A question about a sign and the caller's answer; staff's words alone alarm nobody."""

import pytest

from tests.routing.triggers.saying import all_of, call, found, last_of
from transcription.transcripts.events import Speaker


def after(
    question: str, answer: str, asker: Speaker = "staff", pause: float = 0.6
) -> list[tuple[str, str, str]]:
    """What the answer brings, as family, tier and why."""
    brought = last_of(call((asker, question), ("caller", answer), pause=pause))
    return [(one.family, one.tier, one.why) for one in brought]


YES = [
    "yes",
    "Yes, I do.",
    "yeah",
    "yep",
    "uh-huh",
    "uh huh",
    "mm-hmm",
    "um, well, yes",
    "I do",
    "a little",
    "sometimes",
    "kind of, yeah",
    "I think so",
    "since yesterday",
    "unfortunately",
    "sí",
    "sí, un poco",
    "claro",
    "creo que sí",
    "desde ayer",
]
NO = [
    "no",
    "No, ma'am.",
    "nope",
    "not really",
    "not right now",
    "no, not at all",
    "I don't",
    "never",
    "para nada",
    "ninguno",
]


@pytest.mark.parametrize("answer", YES)
def test_a_yes_makes_the_question_the_callers_words(answer: str) -> None:
    assert after("Are you having any chest pain?", answer) == [("chest_pain", "now", "answered_yes")]


def test_how_bad_it_is_is_no_question_whether_all_is_well() -> None:
    assert after("Does it hurt really bad?", "yep") == [("severe_pain", "now", "answered_yes")]
    assert after("Does it hurt really bad?", "no") == [("severe_pain", "review", "denied")]


@pytest.mark.parametrize("answer", NO)
def test_a_no_is_a_denial_and_waits_for_a_nurse(answer: str) -> None:
    """safety.md: what is denied is reviewed; staff's words that "alone do not trigger" have no answer."""
    assert after("Are you having any chest pain?", answer) == [("chest_pain", "review", "denied")]


@pytest.mark.parametrize(
    ("question", "family"),
    [
        ("Is he breathing?", "breathing"),
        ("Can you breathe okay?", "breathing"),
        ("Is she awake?", "fainting"),
        ("Can you move both arms?", "stroke"),
        ("Do you feel safe at home?", "abuse"),
        ("¿Puede respirar?", "breathing"),
        ("¿El niño está respirando bien?", "breathing"),
    ],
)
def test_s10_a_no_to_whether_all_is_well_is_now(question: str, family: str) -> None:
    assert (family, "now", "answered_no") in after(question, "No.")


@pytest.mark.parametrize("question", ["Can you breathe okay?", "Do you feel safe at home?"])
def test_a_yes_to_whether_all_is_well_alarms_nobody(question: str) -> None:
    assert "now" not in {tier for _, tier, _ in after(question, "yes")}


@pytest.mark.parametrize("asker", ["staff", "interpreter", "relay", "receptionist"])
def test_whoever_asks(asker: Speaker) -> None:
    """A relay operator's question is the caller's own already."""
    said = call((asker, "Do you have chest pain?"), ("caller", "yes"))
    assert ("chest_pain", "now") in [(one.family, one.tier) for one in all_of(said)]


def test_ten_seconds_are_an_answer_and_eleven_are_none() -> None:
    assert after("Any chest pain?", "yes", pause=10.0) == [("chest_pain", "now", "answered_yes")]
    assert after("Any chest pain?", "yes", pause=10.1) == []


def test_only_the_last_question_is_answered() -> None:
    said = call(("staff", "any chest pain?"), ("caller", "no"), ("staff", "any fever?"), ("caller", "yes"))
    assert [(one.family, one.tier) for one in all_of(said)] == [("chest_pain", "review")]


def test_every_sign_of_one_question_is_answered() -> None:
    assert {one[0] for one in after("Any chest pain, trouble breathing or bleeding?", "yes")} == {
        "chest_pain",
        "breathing",
        "bleeding",
    }


def test_what_the_answer_itself_denies_stays_denied() -> None:
    brought = after("Any chest pain or shortness of breath?", "no chest pain but yes I'm short of breath")
    assert ("chest_pain", "review", "denied") in brought
    assert ("breathing", "now", "affirmed") in brought


def test_a_question_of_the_past_is_history() -> None:
    assert after("Have you ever had a heart attack?", "yes") == [("chest_pain", "review", "older_history")]


def test_what_staff_only_supposes_is_nobodys_symptom() -> None:
    assert after("If your chest hurts call 911.", "okay, yes") == []


def test_a_denied_question_that_is_confirmed_stays_denied() -> None:
    assert after("So no chest pain?", "right") == [("chest_pain", "review", "denied")]


@pytest.mark.parametrize("speaker", ["staff", "receptionist"])
def test_staffs_words_alone_do_nothing(speaker: Speaker) -> None:
    assert found("you said chest pain and bleeding and your lawyer", speaker) == []


@pytest.mark.parametrize("speaker", ["caller", "unknown", "interpreter", "relay"])
def test_whose_words_count_as_the_callers(speaker: Speaker) -> None:
    assert [one.family for one in found("my chest hurts", speaker)] == ["chest_pain"]


def test_an_interpreters_question_is_no_symptom_before_it_is_answered() -> None:
    said = call(("interpreter", "¿Usted tiene dolor de pecho?"), ("caller", "sí"))
    assert [(one.tier, one.why) for one in last_of(said[:1])] == [("review", "unclear")]
    assert [(one.tier, one.why) for one in last_of(said)] == [("now", "answered_yes")]


def test_the_question_and_the_answer_are_quoted() -> None:
    [one] = last_of(call(("staff", "do you have chest pain right now?"), ("caller", "yes I do")))
    assert one.words == "chest pain / yes"
    assert one.segment != one.last_segment


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("What is going on today?", "I have been dizzy since Monday"),
        ("Should you take both of them?", "Yes, that is what the bottle says"),
        ("¿Qué tiene?", "Sí, tengo mareos"),
    ],
)
def test_a_nurses_own_question_is_not_the_callers_request_for_a_diagnosis_or_advice(
    asked: str, answer: str
) -> None:
    brought = {family for family, _, _ in after(asked, answer)}
    assert not brought & {"diagnosis_question", "medication_advice"}
