"""Words of the clinic's own: tried on past calls, and put into a draft."""

from collections.abc import Callable
from uuid import UUID

import pytest

from audit.access.record import access_stream
from coordination.log.stream import load, now
from coordination.policy.reading import typed
from coordination.policy.triggers import WordsFile
from coordination.publishing.trial.adding import NoPlace, with_phrase
from tests.http.client import Script, slug
from tests.policy.shipped import SHIPPED_FILES
from tests.routing.calls import answered_call, ended, hear, segment

ENGLISH = SHIPPED_FILES["triggers.en.yaml"].decode()
AsRole = Callable[..., Script]
React = Callable[[], None]


def added_of(text: str, family: str) -> list[str]:
    return typed({"t.yaml": text.encode()}, "t.yaml", WordsFile).families[family].value.added


def test_a_phrase_is_put_under_its_family_and_nothing_else_changes() -> None:
    once = with_phrase(ENGLISH, "chest_pain", "elephant on me")
    assert added_of(once, "chest_pain") == ["elephant on me"]
    assert added_of(once, "stroke") == added_of(ENGLISH, "stroke")
    assert len(once.splitlines()) == len(ENGLISH.splitlines()) + 1
    assert [line for line in ENGLISH.splitlines() if line not in once.splitlines()] == []


def test_another_phrase_joins_it_and_the_same_one_does_not() -> None:
    twice = with_phrase(with_phrase(ENGLISH, "legal", "see you in court"), "legal", 'my "guy" knows law')
    assert added_of(twice, "legal") == ["see you in court", 'my "guy" knows law']
    assert with_phrase(twice, "legal", "see you in court") == twice
    assert len(twice.splitlines()) == len(ENGLISH.splitlines()) + 1


def test_phrases_that_are_written_below_each_other_are_kept() -> None:
    text = with_phrase(ENGLISH, "legal", "one")
    below = text.replace(
        '      added: ["one"]\n', '      added:\n        - "one"\n        # ours\n        - "no"\n'
    )
    assert added_of(below, "legal") == ["one", "no"]
    assert added_of(with_phrase(below, "legal", "three"), "legal") == ["one", "no", "three"]


def test_a_text_that_is_laid_out_otherwise_is_a_persons_to_edit() -> None:
    with pytest.raises(NoPlace):
        with_phrase(ENGLISH, "no_such_family", "a phrase")
    flow = ENGLISH.replace("    value:\n", "    value: # here\n", 1)
    assert flow != ENGLISH
    with pytest.raises(NoPlace):
        with_phrase(flow, "breathing", "a phrase")


@pytest.fixture
def giraffe_call(db: None, react: React) -> UUID:
    call = answered_call(minutes_ago=60)
    hear(
        call,
        segment(4, "there is a purple giraffe at the gate"),
        segment(14, "but I do not have a purple giraffe at the gate at night"),
    )
    ended(call)
    react()
    return call


def tried(who: Script, **body: object) -> dict[str, list[dict[str, object]]]:
    wanted = {"family": "chest_pain", "phrase": "purple giraffe at the gate", "days": 1, **body}
    answer = who.post("policy/triggers/try", wanted, key=None)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


@pytest.mark.django_db
def test_past_calls_are_found_with_the_words_and_how_urgent_they_would_have_been(
    giraffe_call: UUID, as_role: AsRole
) -> None:
    nurse = as_role("nurse")
    mine = [one for one in tried(nurse)["items"] if one["call"] == str(giraffe_call)]
    assert [(one["start"], one["tier"], one["why"], one["known"]) for one in mine] == [
        (5.5, "now", "affirmed", False),
        (17.0, "review", "denied", False),
    ]
    assert mine[0]["sentence"] == "there is a purple giraffe at the gate"
    assert mine[0]["words"] == "purple giraffe at the gate"
    viewed = load(access_stream(nurse.person.pk, now().date())).logged
    assert giraffe_call in viewed[-1].event.ids  # type: ignore[union-attr]


@pytest.mark.django_db
def test_what_was_found_then_is_known(db: None, react: React, as_role: AsRole) -> None:
    call = answered_call(minutes_ago=60)
    hear(call, segment(4, "I have chest pain like a lion"))
    react()
    mine = [
        one for one in tried(as_role("nurse"), phrase="pain like a lion")["items"] if one["call"] == str(call)
    ]
    assert [one["known"] for one in mine] == [True]


@pytest.mark.django_db
def test_only_this_phrase_is_looked_for(db: None, react: React, as_role: AsRole) -> None:
    call = answered_call(minutes_ago=60)
    hear(call, segment(4, "I have chest pain and I cannot breathe"))
    react()
    assert str(call) not in [one["call"] for one in tried(as_role("supervisor"))["items"]]


@pytest.mark.django_db
def test_a_caller_who_said_no_to_analysis_is_not_looked_at(db: None, react: React, as_role: AsRole) -> None:
    call = answered_call(analysis=False, minutes_ago=60)
    hear(call, segment(4, "there is a purple giraffe at the gate"))
    react()
    assert str(call) not in [one["call"] for one in tried(as_role("nurse"))["items"]]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["manager", "navigator", "auditor"])
def test_a_patients_words_are_for_nurses_and_supervisors(role: str, as_role: AsRole) -> None:
    body = {"family": "legal", "phrase": "my lawyer"}
    assert as_role(role).post("policy/triggers/try", body, key=None).status_code == 403


@pytest.mark.django_db
def test_a_phrase_goes_into_the_draft_and_is_published_by_a_manager(as_role: AsRole) -> None:
    omar = as_role("manager", "Omar Castell")
    body = {"family": "legal", "phrase": "you will hear from my attorney", "note": "heard twice"}
    first = omar.post("policy/triggers/add_words", body)
    assert first.status_code == 200, first.content
    assert added_of(first.json()["draft_text"], "legal") == ["you will hear from my attorney"]
    second = omar.post("policy/triggers/add_words", {**body, "phrase": "papers will be served"}).json()
    assert added_of(second["draft_text"], "legal") == [
        "you will hear from my attorney",
        "papers will be served",
    ]
    checked = omar.post("policy/triggers.en/check", {}, key=None).json()
    assert (checked["problems"], checked["loosens"]) == ([], []), "words that are added loosen nothing (S4)"
    done = omar.post("policy/triggers.en/publish", {"draft": 2, "note": "agreed"}, if_match=2)
    assert done.status_code == 200, done.content


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "pattern"), [("triggers.en", "air hunger"), ("cues.en", "you people")])
def test_a_pattern_that_cannot_be_read_is_a_problem(as_role: AsRole, name: str, pattern: str) -> None:
    shipped = SHIPPED_FILES[f"{name}.yaml"].decode()
    text = shipped.replace(f'        - "{pattern}"\n', f'        - "({pattern}"\n')
    checked = as_role("manager").post(f"policy/{name}/check", {"text": text}, key=None)
    (problem,) = checked.json()["problems"]
    assert f"({pattern}" in problem


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"family": "weather"}, {"language": "fr"}, {"phrase": "x"}])
def test_refuses_what_there_are_no_words_of(change: dict[str, str], as_role: AsRole) -> None:
    body = {"family": "legal", "phrase": "my lawyer", "language": "en", **change}
    answer = as_role("nurse").post("policy/triggers/try", body, key=None)
    assert (answer.status_code, slug(answer)) == (422, "unprocessable")
