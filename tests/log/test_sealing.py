"""What is sealed opens in its own place only, and what was stored long ago is read as today's class."""

from typing import Any
from uuid import uuid4

import msgspec
import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from coordination.log.codec import decode, open_events
from coordination.log.errors import OlderThanTheLog
from coordination.log.event import FORGOTTEN, REGISTRY, Event
from coordination.log.missing import events_after
from coordination.log.sealing import new_wrapped_key, unwrap
from coordination.log.upsert import load_rows, write_rows
from tests.log.letters.events import LetterNoted, LetterPosted, LetterStamped, Words
from tests.log.letters.models import LetterRow
from tests.log.letters.projections import letters
from tests.log.sentences import put

pytestmark = pytest.mark.django_db


def letter(*events: Event) -> str:
    stream = f"letter/{uuid4()}"
    put(stream, events)
    return stream


@pytest.mark.parametrize(
    "moved",
    [
        {"version": 7},
        {"type": "letter.delivered", "schema": 1},
        {"schema": 1},
        {"event_id": uuid4()},
    ],
)
def test_a_moved_ciphertext_does_not_open(moved: dict[str, Any]) -> None:
    (sealed,) = events_after([(letter(LetterStamped(grams=5)), 0)])
    assert open_events([sealed])[0].event == LetterStamped(grams=5)
    with pytest.raises(InvalidTag):
        open_events([msgspec.structs.replace(sealed, **moved)])


def test_a_payload_does_not_open_in_another_stream() -> None:
    (one,) = events_after([(letter(LetterPosted(to="Ana")), 0)])
    other = letter(LetterPosted(to="Noor"))
    with pytest.raises(InvalidTag):
        open_events([msgspec.structs.replace(one, stream=other)])


def test_a_changed_byte_does_not_open() -> None:
    (sealed,) = events_after([(letter(LetterPosted(to="Ana")), 0)])
    broken = sealed.facts[:-1] + bytes([sealed.facts[-1] ^ 1])
    with pytest.raises(InvalidTag):
        open_events([msgspec.structs.replace(sealed, facts=broken)])


def test_content_is_under_another_key_than_facts() -> None:
    (sealed,) = events_after([(letter(LetterNoted(page=1, content=Words(text="hello"))), 0)])
    assert sealed.content is not None
    with pytest.raises(InvalidTag):
        open_events([msgspec.structs.replace(sealed, facts=sealed.content)])


def test_a_wrapped_key_opens_for_its_owner_and_class_only() -> None:
    kek, wrapped, key = new_wrapped_key("letter/1", "words")
    assert unwrap(kek, wrapped, "letter/1", "words") == key
    for owner, content_class in (("letter/2", "words"), ("letter/1", "audio")):
        with pytest.raises(InvalidTag):
            unwrap(kek, wrapped, owner, content_class)


def test_an_event_of_an_earlier_schema_is_read_as_today() -> None:
    assert decode(REGISTRY["letter.stamped"], 1, b'{"ounces":2}', None) == LetterStamped(grams=56)


def test_content_that_was_never_stored_is_forgotten() -> None:
    assert decode(REGISTRY["letter.noted"], 1, b'{"page":1}', None) == LetterNoted(page=1, content=FORGOTTEN)


@pytest.mark.parametrize("moved", [{"schema": 3}, {"type": "letter.teleported"}])
def test_says_that_it_is_older_than_the_log(moved: dict[str, Any]) -> None:
    (sealed,) = events_after([(letter(LetterStamped(grams=5)), 0)])
    with pytest.raises(OlderThanTheLog, match="this code is older than the log"):
        open_events([msgspec.structs.replace(sealed, **moved)])


def test_a_sealed_column_is_read_by_us_alone_and_nowhere_else() -> None:
    row = LetterRow(id=uuid4(), notes="zebrafish")
    write_rows(LetterRow, letters.table, [row])
    assert load_rows(LetterRow, letters.table, [row.pk])[row.pk].notes == "zebrafish"
    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM letters_letterrow WHERE id = %s", [row.pk])
        stored = bytes(cursor.fetchone()[0])
    assert b"zebrafish" not in stored
    assert len(stored) == 12 + 9 + 16  # nonce, text, tag
