"""The conventions of commands, kept once for all of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from coordination.log.stream import load
from tests.http.client import Script, slug

LETTER = UUID("0198a000-0000-7000-8000-000000000001")
pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Script]


@pytest.fixture
def ana(client_as: ClientAs) -> Script:
    return client_as("navigator")


def posted(script: Script, letter: UUID = LETTER) -> Any:
    return script.post(f"letters/{letter}/post", {"to": "Riverbend"})


def test_answers_the_item_after_it_with_its_version(ana: Script) -> None:
    answer = posted(ana)
    assert answer.status_code == 200
    assert answer.json()["id"] == str(LETTER)
    assert answer.json()["version"] == 1
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Ringback-Version"] == f"letter/{LETTER}@1"
    assert answer.headers["Cache-Control"] == "no-store"
    (logged,) = load(f"letter/{LETTER}").logged
    assert logged.actor == f"person/{ana.person.pk}"
    assert logged.role == "navigator"
    assert logged.clinic == "riverbend"
    assert logged.policy


def test_needs_an_idempotency_key(ana: Script) -> None:
    for key in (None, "a b", "ä", "x" * 129):
        answer = ana.post(f"letters/{LETTER}/post", {"to": "Riverbend"}, key=key)
        assert (answer.status_code, slug(answer)) == (400, "idempotency-key-needed")
    assert load(f"letter/{LETTER}").version == 0


def test_the_same_key_is_the_same_answer_once(ana: Script) -> None:
    first = ana.post(f"letters/{LETTER}/post", {"to": "Riverbend"}, key="k-1")
    again = ana.post(f"letters/{LETTER}/post", {"to": "Riverbend"}, key="k-1")
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["Ringback-Version"] == first.headers["Ringback-Version"]
    assert load(f"letter/{LETTER}").version == 1


def test_the_same_key_with_another_body_is_refused(ana: Script) -> None:
    ana.post(f"letters/{LETTER}/post", {"to": "Riverbend"}, key="k-1")
    answer = ana.post(f"letters/{LETTER}/post", {"to": "Elsewhere"}, key="k-1")
    assert (answer.status_code, slug(answer)) == (422, "key-reused")


def test_needs_if_match_where_somebody_could_be_overtaken(ana: Script) -> None:
    posted(ana)
    answer = ana.post(f"letters/{LETTER}/deliver")
    assert (answer.status_code, slug(answer)) == (428, "if-match-needed")
    for given in ("*", "1", '"x"', '"-1"'):
        assert slug(ana.post(f"letters/{LETTER}/deliver", if_match=given)) == "malformed"
    assert ana.post(f"letters/{LETTER}/deliver", if_match=1).headers["ETag"] == '"2"'


def test_a_stale_version_says_in_words_what_happened_since(ana: Script, client_as: ClientAs) -> None:
    posted(ana)
    ana.person.display_name = "Ana Quintero"
    ana.person.save()
    ana.post(f"letters/{LETTER}/deliver", if_match=1)
    answer = client_as("nurse").post(f"letters/{LETTER}/deliver", if_match=1)
    assert (answer.status_code, slug(answer)) == (412, "stale-version")
    problem = answer.json()
    assert problem["detail"].startswith("Ana delivered this 0 s ago")
    assert [(one["actor"], one["summary"]) for one in problem["since"]] == [
        ("Ana Quintero", "delivered this")
    ]


def test_a_refusal_can_mean_that_there_is_no_such_thing(ana: Script) -> None:
    answer = ana.post(f"letters/{uuid4()}/deliver", if_match=0)
    assert (answer.status_code, slug(answer)) == (404, "not-found")


@pytest.mark.parametrize(
    ("body", "status", "errors"),
    [
        (b"{", 400, None),
        (b'"\xff"', 400, None),
        (b"", 400, None),
        ({}, 422, {"to": ["This is needed."]}),
        ({"to": 7}, 422, {"to": ["Expected `str`, got `int`."]}),
        ({"to": "x", "color": "red"}, 422, {"color": ["There is no such field."]}),
        ({"to": "x", "how": "secret words"}, 422, {"how": ["This is not one of its values."]}),
        ({"to": "x", "due": "tomorrow"}, 422, {"due": ["Invalid RFC3339 encoded datetime."]}),
        ({"to": "a\u0000b"}, 422, {"body": ["A text holds a null character."]}),
        ([], 422, {"body": ["Expected `object`, got `array`."]}),
    ],
)
def test_names_what_is_wrong_in_a_body_by_field(
    ana: Script, body: object, status: int, errors: object
) -> None:
    answer = ana.post(f"letters/{LETTER}/post", body)
    assert answer.status_code == status
    assert answer.json().get("errors") == errors
    assert slug(answer) == ("malformed" if status == 400 else "unprocessable")
    assert load(f"letter/{LETTER}").version == 0


def test_takes_json_only(ana: Script) -> None:
    answer = ana.post(
        f"letters/{LETTER}/post", b"to=Riverbend", content_type="application/x-www-form-urlencoded"
    )
    assert (answer.status_code, slug(answer)) == (415, "media-type-unsupported")


def test_a_body_over_one_mebibyte_is_refused(ana: Script) -> None:
    answer = ana.post(f"letters/{LETTER}/post", {"to": "x" * (1024 * 1024 + 1)})
    assert (answer.status_code, slug(answer)) == (413, "too-large")


def test_s9_a_command_records_that_its_item_was_seen(ana: Script) -> None:
    from audit.access.record import access_stream
    from coordination.log.stream import now

    posted(ana)
    (viewed,) = load(access_stream(ana.person.pk, now().date())).logged
    assert viewed.type == "access.viewed"
    assert viewed.event.ids == (LETTER,)  # type: ignore[union-attr]
