"""A destroyed key: its words are gone from every copy, rows are what a rebuild gives, no more may come."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from coordination.log import keys
from coordination.log.append import Entry, append
from coordination.log.database import rows
from coordination.log.destruction import destroy, forget_destroyed
from coordination.log.errors import StreamForgotten
from coordination.log.event import FORGOTTEN, Context, Event
from coordination.log.rebuild import rebuild
from coordination.log.stream import load, now
from coordination.log.upsert import load_rows
from tests.log.conftest import at_once
from tests.log.letters.events import LetterNoted, LetterPosted, LetterStamped, PostmarkPressed, Words
from tests.log.letters.models import LetterRow
from tests.log.letters.projections import letters
from tests.log.sentences import CONTEXT, put
from tests.servers import Database

CatchUp = Callable[[], None]


def certificate() -> Entry:
    return Entry(stream=f"postmark/{uuid4()}", expected=None, events=[PostmarkPressed(town="destroyed")])


def of_call(call: UUID) -> Context:
    return Context(
        actor=CONTEXT.actor,
        role="navigator",
        clinic="riverbend",
        occurred_at=CONTEXT.occurred_at,
        correlation=call,
    )


def noted(call: UUID, *events: Event) -> str:
    stream = f"letter/{uuid4()}"
    put(
        stream,
        [LetterPosted(to="Ana"), LetterNoted(page=1, content=Words(text="hello")), *events],
        of_call(call),
    )
    return stream


def row(stream: str) -> dict[str, object]:
    row_id = UUID(stream.partition("/")[2])
    found = load_rows(LetterRow, letters.table, [row_id])[row_id]
    return {f.attname: getattr(found, f.attname) for f in LetterRow._meta.concrete_fields}


@pytest.mark.django_db
def test_the_words_of_a_call_are_forgotten_in_every_stream_and_its_facts_stay(catch_up: CatchUp) -> None:
    call, other = uuid4(), uuid4()
    one, two, untouched = noted(call), noted(call, LetterStamped(grams=4)), noted(other)
    catch_up()
    assert row(one)["notes"] == "hello"
    destroy(str(call), "words", certificate(), CONTEXT)
    keys.drop()
    assert load(one).events[1] == LetterNoted(page=1, content=FORGOTTEN)
    catch_up()
    assert [row(s)["notes"] for s in (one, two, untouched)] == ["(forgotten)", "(forgotten)", "hello"]
    assert (row(two)["grams"], row(two)["pages"]) == (4, [1])


@pytest.mark.django_db
def test_live_rows_are_what_a_rebuild_gives(catch_up: CatchUp) -> None:
    call = uuid4()
    one, two = noted(call), noted(call, LetterStamped(grams=4))
    catch_up()
    destroy(str(call), "words", certificate(), CONTEXT)
    destroy(two, keys.FACTS, certificate(), CONTEXT)
    catch_up()
    live = [row(one), row(two)]
    rebuild(letters)
    assert [row(one), row(two)] == live
    assert live[1] | {"id": None} == {
        "id": None,
        "version": 3,
        "to": "",
        "grams": 0,
        "notes": None,
        "pages": [],
        "facts": {},
        "delivered_at": None,
        "town": None,
        "label": " via -, 0 g",
    }


@pytest.mark.django_db
def test_nothing_of_a_destroyed_class_may_come_again() -> None:
    call = uuid4()
    noted(call)
    destroy(str(call), "words", certificate(), CONTEXT)
    keys.drop()
    with pytest.raises(StreamForgotten), transaction.atomic():
        noted(call)
    put(f"letter/{uuid4()}", [LetterPosted(to="Noor")], of_call(call))  # facts may


@pytest.mark.django_db
def test_a_class_is_refused_before_anything_of_it_was_stored() -> None:
    call = uuid4()
    destroy(str(call), "words", certificate(), CONTEXT)
    with pytest.raises(StreamForgotten), transaction.atomic():
        noted(call)


@pytest.mark.django_db
def test_a_forgotten_stream_can_neither_be_read_nor_continued_nor_begun_again() -> None:
    stream = noted(uuid4())
    destroy(stream, keys.FACTS, certificate(), CONTEXT)
    keys.drop()
    assert load(stream).events == [FORGOTTEN, FORGOTTEN]
    for expected in (0, 2, None):
        with pytest.raises(StreamForgotten), transaction.atomic():
            append(
                [Entry(stream=stream, expected=expected, events=[LetterStamped(grams=1)], alarms={})], CONTEXT
            )


@pytest.mark.django_db
def test_a_forgotten_stream_has_no_alarm_left() -> None:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana", due=now() + timedelta(hours=1))])
    destroy(stream, keys.FACTS, certificate(), CONTEXT)
    assert rows("SELECT 1 FROM log_alarm WHERE stream = %s", [stream]) == []


@pytest.mark.django_db
def test_destruction_is_an_event_and_asked_twice_nothing_more_happens() -> None:
    call = uuid4()
    noted(call)
    first, second = certificate(), certificate()
    for one in (first, second):
        destroy(str(call), "words", one, CONTEXT)
        assert load(one.stream).version == 1
    assert len(rows("SELECT 1 FROM log_destroyed WHERE owner = %s", [str(call)])) == 1


@pytest.mark.django_db
def test_a_certificate_does_not_stand_in_what_it_destroys() -> None:
    stream = f"postmark/{uuid4()}"
    inside = Entry(stream=stream, expected=None, events=[PostmarkPressed(town="x")])
    with pytest.raises(TypeError, match="could never be read"):
        destroy(stream, keys.FACTS, inside, CONTEXT)


def test_a_writer_who_is_just_making_the_key_does_not_bring_it_back(committed: Database) -> None:
    """The key was inserted, unseen by the destruction, and committed after it: readable for ever."""
    call = uuid4()

    def destroying() -> None:
        destroy(str(call), "words", certificate(), CONTEXT)

    with transaction.atomic():
        stream = noted(call)
        with committed.connect() as outside:
            assert rows("SELECT 1 FROM log_key WHERE owner = %s", [str(call)])
            held = outside.execute(
                "SELECT pg_try_advisory_lock(hashtextextended(%s, 9))", [f"{call}|words"]
            ).fetchone()
            assert held == (False,), "a destruction waits for this writer"
    at_once(destroying)
    keys.drop()
    assert load(stream).events[1] == LetterNoted(page=1, content=FORGOTTEN)
    assert rows("SELECT 1 FROM log_key WHERE owner = %s", [str(call)]) == []


def test_words_destroyed_during_a_rebuild_do_not_come_back_with_it(committed: Database) -> None:
    """They had been folded into the new table while their key still opened."""
    call = uuid4()
    stream = noted(call)
    rebuild(letters)
    forget_destroyed(letters)

    def meanwhile(_: int) -> None:
        if not rows("SELECT 1 FROM log_destroyed WHERE owner = %s", [str(call)]):
            destroy(str(call), "words", certificate(), CONTEXT)
            forget_destroyed(letters)
            assert row(stream)["notes"] == "(forgotten)"

    rebuild(letters, meanwhile)
    assert row(stream)["notes"] == "(forgotten)"


@pytest.mark.django_db
def test_a_key_whose_making_was_rolled_back_is_not_remembered() -> None:
    stream = f"letter/{uuid4()}"

    def undone() -> None:
        with transaction.atomic():
            put(stream, [LetterPosted(to="Ana")])
            append([Entry(stream=stream, expected=1, events=[LetterStamped(grams=1)], alarms={})], CONTEXT)
            load(stream)
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    put(stream, [LetterPosted(to="Noor")])
    append([Entry(stream=stream, expected=1, events=[LetterStamped(grams=2)], alarms={})], CONTEXT)
    keys.drop()
    assert load(stream).events == [LetterPosted(to="Noor"), LetterStamped(grams=2)]
