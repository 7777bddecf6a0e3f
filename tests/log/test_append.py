"""The one door in: versions, sealing, outbox, alarms, all or nothing."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection

from coordination.log.append import Entry, append
from coordination.log.errors import ConcurrencyError, EventTooLarge
from coordination.log.event import Context
from coordination.log.stream import load
from tests.log.letters.events import LetterNoted, LetterPosted, LetterStamped, PostmarkPressed, Words

pytestmark = pytest.mark.django_db
T1 = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CALL = uuid4()
CONTEXT = Context(actor="person/ana", role="navigator", clinic="riverbend", occurred_at=T1, correlation=CALL)


def letter() -> str:
    return f"letter/{uuid4()}"


def posted(stream: str) -> Entry:
    return Entry(
        stream=stream, expected=0, events=[LetterPosted(to="Ana"), LetterStamped(grams=20)], alarms={}
    )


def count(sql: str, *parameters: str | bytes) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: int = cursor.fetchone()[0]
        return found


def test_what_was_appended_is_read_back_in_order() -> None:
    stream = letter()
    append([posted(stream)], CONTEXT)
    append(
        [
            Entry(
                stream=stream,
                expected=2,
                events=[LetterNoted(page=1, content=Words(text="hello"))],
                alarms={},
            )
        ],
        CONTEXT,
    )
    loaded = load(stream)
    assert loaded.version == 3
    assert loaded.events == [
        LetterPosted(to="Ana"),
        LetterStamped(grams=20),
        LetterNoted(page=1, content=Words(text="hello")),
    ]
    assert [e.version for e in loaded.logged] == [1, 2, 3]
    assert {e.correlation for e in loaded.logged} == {CALL}
    assert [e.position for e in loaded.logged] == [None, None, None]


def test_a_writer_who_saw_an_older_version_stores_nothing() -> None:
    stream, other = letter(), letter()
    append([posted(stream)], CONTEXT)
    with pytest.raises(ConcurrencyError) as refused:
        append(
            [posted(other), Entry(stream=stream, expected=1, events=[LetterStamped(grams=1)], alarms={})],
            CONTEXT,
        )
    assert (refused.value.expected, refused.value.actual) == (1, 2)
    assert load(other).version == 0


def test_a_new_stream_is_begun_once() -> None:
    stream = letter()
    append([posted(stream)], CONTEXT)
    with pytest.raises(ConcurrencyError):
        append([posted(stream)], CONTEXT)


def test_a_stream_that_only_collects_takes_from_everybody() -> None:
    stream = f"postmark/{uuid4()}"
    for town in ("Harbor", "Hill", "Dale"):
        append([Entry(stream=stream, expected=None, events=[PostmarkPressed(town=town)])], CONTEXT)
    assert [e.version for e in load(stream).logged] == [1, 2, 3]


def test_every_event_has_one_outbox_row() -> None:
    stream = letter()
    append([posted(stream)], CONTEXT)
    waiting = "SELECT count(*) FROM log_outbox o JOIN log_event e ON e.id = o.event WHERE e.stream = %s"
    assert count(waiting, stream) == 2


def test_nothing_of_a_payload_stands_in_the_clear() -> None:
    stream = letter()
    note = LetterNoted(page=1, content=Words(text="zebrafish"))
    append([Entry(stream=stream, expected=0, events=[LetterPosted(to="quetzal"), note], alarms={})], CONTEXT)
    for word in (b"zebrafish", b"quetzal"):
        found = "SELECT count(*) FROM log_event WHERE position(%s IN facts || coalesce(content, '')) > 0"
        assert count(found, word) == 0


def test_refuses_an_event_over_256_kib() -> None:
    with pytest.raises(EventTooLarge):
        append(
            [Entry(stream=letter(), expected=0, events=[LetterPosted(to="x" * 262_145)], alarms={})], CONTEXT
        )


def test_refuses_an_event_of_another_kind() -> None:
    with pytest.raises(TypeError, match=r"postmark\.pressed is not an event of letter streams"):
        append([Entry(stream=letter(), expected=0, events=[PostmarkPressed(town="x")])], CONTEXT)


def test_refuses_to_leave_alarms_unsaid() -> None:
    with pytest.raises(TypeError, match="make their entry with decided"):
        append([Entry(stream=letter(), expected=0, events=[LetterPosted(to="x")])], CONTEXT)
