"""Ids of ours for what the outside names, and what listeners are told."""

from uuid import uuid4

import msgspec
import psycopg
import pytest

from coordination.log.applying import apply
from coordination.log.changes import CHANNEL, ROWS_AT_MOST, notices
from coordination.log.guards import Consumer, Guard, register, set_guards
from coordination.log.identifiers import keyed_hash, keyed_id
from coordination.log.missing import events_after
from tests.log.letters.events import LetterNoted, LetterPosted, Words
from tests.log.letters.projections import letters
from tests.log.sentences import put
from tests.servers import Database


def test_the_same_name_is_the_same_id_and_another_is_another() -> None:
    assert keyed_id("call", "pbx", "17") == keyed_id("call", "pbx", "17")
    assert (
        len(
            {
                keyed_id(*parts)
                for parts in (
                    ("call", "pbx", "17"),
                    ("call", "pbx", "18"),
                    ("call", "pbx1", "7"),
                    ("letter", "pbx", "17"),
                )
            }
        )
        == 4
    )


def test_an_id_is_a_uuid_of_version_8() -> None:
    made = keyed_id("call", "pbx", "17")
    assert (made.version, made.variant) == (8, "specified in RFC 4122")


def test_a_hash_hides_what_it_finds() -> None:
    hashed = keyed_hash("number", "+12025550142")
    assert hashed == keyed_hash("number", "+12025550142")
    assert len(hashed) == 32
    assert "2025550142" not in hashed
    assert hashed != keyed_hash("other", "+12025550142")


@pytest.fixture
def heard(committed: Database) -> "psycopg.Connection[tuple[object, ...]]":
    session = psycopg.connect(committed.application_url, autocommit=True)
    session.execute(f"LISTEN {CHANNEL}")
    return session


def test_a_changed_row_is_told_by_id_and_version_without_a_word(
    heard: "psycopg.Connection[tuple[object, ...]]",
) -> None:
    register("letters", letters.kinds)
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="quetzal"), LetterNoted(page=1, content=Words(text="zebrafish"))])
    apply(letters, events_after([(stream, 0)]))
    with heard:
        (told,) = heard.notifies(timeout=5, stop_after=1)
    said = msgspec.json.decode(told.payload)
    assert said == {"projection": "letters", "rows": [{"id": stream.partition("/")[2], "version": 2}]}
    assert "quetzal" not in told.payload
    assert "zebrafish" not in told.payload


def test_a_flood_of_rows_is_told_in_pages_and_past_a_limit_as_a_reload(
    heard: "psycopg.Connection[tuple[object, ...]]",
) -> None:
    many = notices("letters", [(uuid4(), 10**9) for _ in range(170)])
    too_many = notices("letters", [(uuid4(), 1) for _ in range(ROWS_AT_MOST + 1)])
    set_guards(Consumer("letters", 1, ()), {"letter/x": Guard(1, parked=False)}, [*many, *too_many])
    with heard:
        told = [msgspec.json.decode(n.payload) for n in heard.notifies(timeout=5, stop_after=4)]
    assert [len(one.get("rows", [])) for one in told] == [80, 80, 10, 0]
    assert told[3] == {"projection": "letters", "reload": True}
