"""S9 for searches: who looks for a number is on record, also when nothing is there to be seen."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from audit.access.events import AccessSearched, AccessViewed
from audit.access.projections import AccessRow
from audit.access.record import RECENT, access_stream, sought_hash
from coordination.log.event import Event, Forgotten
from coordination.log.stream import load, now
from coordination.people.models import Person
from tests.followups.calls import missed, tell
from tests.http.client import Script
from tests.people.accounts import person

pytestmark = pytest.mark.django_db
NOBODYS = "+12025550146"
SEARCHES = ("worklist/search", "calls/search")


@pytest.fixture(autouse=True)
def nothing_recent() -> Iterator[None]:
    RECENT.clear()
    yield
    RECENT.clear()


def readings(of: Person) -> list[Event | Forgotten]:
    return load(access_stream(of.pk, now().date())).events


def search(who: Person, where: str, words: str) -> int:
    """How many were found."""
    answer = Script(who).post(where, {"words": words}, key=None)
    assert answer.status_code == 200, answer.content
    return len(answer.json()["items"])


@pytest.mark.parametrize("where", SEARCHES)
def test_s9_a_search_that_finds_nothing_is_on_record_without_its_words(where: str) -> None:
    who = person("navigator")
    assert search(who, where, "(202) 555-0146") == 0
    (searched,) = readings(who)
    assert isinstance(searched, AccessSearched)
    assert (searched.found, searched.purpose) == (0, "treatment")
    assert searched.sought == sought_hash(NOBODYS)
    assert b"5550146" not in msgspec.json.encode(searched)


def test_s9_every_number_that_is_tried_is_on_record_once(
    catch_up: Callable[[], None],
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]],
) -> None:
    who = person("front_desk")
    for words in ("202 555 0147", "+1 (202) 555-0147", "202-555-0148", "Maria"):
        with django_capture_on_commit_callbacks(execute=True):
            search(who, "worklist/search", words)
    assert [type(event) for event in readings(who)] == [AccessSearched] * 3
    catch_up()
    row = AccessRow.objects.get(actor=f"person/{who.pk}")
    assert (row.searches, row.in_vain, row.seen) == (3, 3, [])


def test_s9_a_search_that_finds_something_says_how_much_beside_what_was_shown(
    catch_up: Callable[[], None],
) -> None:
    number, who = "+12025550149", person("navigator")
    tell(uuid4(), *missed(number, now()))
    catch_up()
    found = search(who, "calls/search", number)
    assert found >= 1
    viewed, searched = readings(who)
    assert isinstance(viewed, AccessViewed)
    assert isinstance(searched, AccessSearched)
    assert searched.found == found == len(viewed.ids)
    catch_up()
    row = AccessRow.objects.get(actor=f"person/{who.pk}")
    assert (row.searches, row.in_vain) == (1, 0)
