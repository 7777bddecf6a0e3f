"""The conventions of queries: roles, pages, waiting, and that nothing private leaves unrecorded."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from audit.access.record import access_stream
from coordination.log.event import Logged
from coordination.log.stream import load, now
from tests.http.client import Script, slug

LETTER = UUID("0198a000-0000-7000-8000-000000000001")
pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Script]


@pytest.fixture
def ana(client_as: ClientAs) -> Script:
    return client_as("navigator")


@pytest.fixture
def letter(ana: Script, catch_up: Callable[[], None]) -> UUID:
    ana.post(f"letters/{LETTER}/post", {"to": "Riverbend"})
    catch_up()
    return LETTER


def readings(script: Script) -> list[Any]:
    logged: list[Logged] = load(access_stream(script.person.pk, now().date())).logged
    return [at.event for at in logged]


def test_s9_reading_is_on_record_with_purpose_versions_and_route(client_as: ClientAs, letter: UUID) -> None:
    nurse = client_as("nurse")
    answer = nurse.get(f"letters/{letter}", ringback_purpose="review")
    assert answer.status_code == 200
    (viewed,) = readings(nurse)
    assert viewed.what == "letter"
    assert viewed.ids == (letter,)
    assert viewed.versions == (1,)
    assert viewed.purpose == "review"
    assert viewed.route == "/api/v1/letters/<uuid:id>"


def test_the_same_ids_within_ten_minutes_add_nothing(
    client_as: ClientAs, letter: UUID, django_capture_on_commit_callbacks: Any
) -> None:
    nurse = client_as("nurse")
    with django_capture_on_commit_callbacks(execute=True):
        nurse.get(f"letters/{letter}")
    nurse.get(f"letters/{letter}")
    assert len(readings(nurse)) == 1
    nurse.get(f"letters/{letter}", ringback_purpose="audit")
    assert len(readings(nurse)) == 2


def test_s9_an_answer_that_went_around_the_door_does_not_leave(client_as: ClientAs, letter: UUID) -> None:
    answer = client_as("nurse").get(f"letters/{letter}/peek")
    assert (answer.status_code, slug(answer)) == (500, "fault")
    assert str(letter) not in answer.content.decode()


def test_an_auditor_reads_for_audit(client_as: ClientAs, letter: UUID) -> None:
    auditor = client_as("auditor")
    auditor.get(f"letters/{letter}")
    assert readings(auditor)[0].purpose == "audit"


def test_unknown_purposes_are_refused(ana: Script) -> None:
    assert slug(ana.get("letters", ringback_purpose="curiosity")) == "purpose-unknown"


def test_the_administrator_sees_no_patient_and_asking_is_on_record(client_as: ClientAs, letter: UUID) -> None:
    administrator = client_as("administrator")
    known, unknown = administrator.get(f"letters/{letter}"), administrator.get(f"letters/{uuid4()}")
    assert slug(known) == "role-not-allowed"
    assert known.content == unknown.content
    assert [event.why for event in readings(administrator)] == ["role", "role"]


def test_unknown_is_404_and_nothing_is_recorded(client_as: ClientAs) -> None:
    nurse = client_as("nurse")
    assert slug(nurse.get(f"letters/{uuid4()}")) == "not-found"
    assert readings(nurse) == []


def test_pages_follow_each_other_without_repeating(ana: Script, catch_up: Callable[[], None]) -> None:
    ids = [UUID(int=(0x8 << 76) | n) for n in range(1, 8)]
    for id_ in ids:
        ana.post(f"letters/{id_}/post", {"to": "Riverbend"})
    catch_up()
    first = ana.get("letters?limit=3").json()
    second = ana.get(f"letters?limit=3&cursor={first['next']}").json()
    third = ana.get(f"letters?limit=3&cursor={second['next']}").json()
    seen = [UUID(one["id"]) for page in (first, second, third) for one in page["items"]]
    assert seen == sorted(ids, reverse=True)
    assert third["next"] is None
    searched = ana.post("letters/search", {"words": "River", "limit": 2}, key=None).json()
    assert len(searched["items"]) == 2
    assert searched["next"]


def test_s9_a_page_records_what_it_shows_and_no_more(ana: Script, catch_up: Callable[[], None]) -> None:
    for n in range(1, 4):
        ana.post(f"letters/{UUID(int=(0x8 << 76) | n)}/post", {"to": "Riverbend"})
    catch_up()
    shown = ana.get("letters?limit=2").json()["items"]
    assert [str(one) for one in readings(ana)[-1].ids] == [one["id"] for one in shown]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("limit=0", "parameters-invalid"),
        ("limit=201", "parameters-invalid"),
        ("limit=many", "parameters-invalid"),
        ("color=red", "parameters-invalid"),
        ("limit=1&limit=2", "parameters-invalid"),
        ("cursor=made-up", "cursor-invalid"),
    ],
)
def test_a_wrong_query_is_named(ana: Script, query: str, problem: str) -> None:
    answer = ana.get(f"letters?{query}")
    assert (answer.status_code, slug(answer)) == (400, problem)


def test_waits_for_a_version_and_says_when_it_is_behind(ana: Script, letter: UUID, monkeypatch: Any) -> None:
    seen = ana.get(f"letters/{letter}", ringback_wait_for=f"letter/{letter}@1")
    assert seen.headers["Ringback-Behind"] == "false"
    monkeypatch.setattr("coordination.http.endpoints.wait_for", lambda *_: False)
    behind = ana.get(f"letters/{letter}", ringback_wait_for=f"letter/{letter}@2")
    assert behind.status_code == 200
    assert behind.headers["Ringback-Behind"] == "true"
    assert slug(ana.get("letters", ringback_wait_for="everything")) == "malformed"


def test_what_fails_outside_of_a_view_is_a_problem_too(ana: Script) -> None:
    assert slug(ana.get("nowhere")) == "not-found"
    assert slug(ana.delete("letters")) == "method-not-allowed"
    assert ana.delete("letters").headers["Allow"] == "GET"
    assert slug(ana.get("letters", host="elsewhere.example")) == "malformed"
    assert slug(ana.get("letters", authorization="Bearer rb_unknown")) == "sign-in-needed"
