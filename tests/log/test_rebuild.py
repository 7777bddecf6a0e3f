"""A read model built anew beside its readers, then put in its place."""

import io
import threading
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from coordination.log import rebuild as rebuilding
from coordination.log.append import Entry, append
from coordination.log.applying import apply, target_of
from coordination.log.database import rows
from coordination.log.guards import guards_of, register
from coordination.log.missing import events_after
from coordination.log.quarantine import parked
from coordination.log.rebuild import RebuildRefused, rebuild
from coordination.log.session import connect, try_lock
from tests.log.conftest import at_once
from tests.log.letters import mending
from tests.log.letters.events import LetterPosted, LetterStamped, LetterTorn
from tests.log.letters.projections import letters
from tests.log.sentences import CONTEXT, put
from tests.servers import Database

COUNT = "SELECT count(*), coalesce(sum(grams), 0) FROM letters_letterrow"


@pytest.fixture(autouse=True)
def registered(committed: Database) -> None:
    register("letters", letters.kinds)


def letter(grams: int = 1) -> str:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), LetterStamped(grams=grams)])
    return stream


def stamp(stream: str, version: int) -> None:
    append([Entry(stream=stream, expected=version, events=[LetterStamped(grams=1)], alarms={})], CONTEXT)


def indexes() -> list[str]:
    return [
        name
        for (name,) in rows(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'letters_letterrow' ORDER BY 1"
        )
    ]


def test_an_empty_table_is_filled_from_the_log() -> None:
    for _ in range(3):
        letter(grams=7)
    assert rebuild(letters) == 6
    assert rows(COUNT) == [(3, 21)]


def test_indexes_and_constraints_keep_their_names() -> None:
    before = indexes()
    rebuild(letters)
    rebuild(letters)
    assert indexes() == before == ["letters_letterrow_pkey", "letters_to"]


def test_the_build_moves_on_and_leaves_no_guard_of_the_old_one() -> None:
    stream = letter()
    apply(letters, events_after([(stream, 0)]))
    before = target_of(letters).consumer.build
    rebuild(letters)
    assert target_of(letters).consumer.build == before + 1
    assert rows("SELECT DISTINCT build FROM log_guard WHERE consumer = 'letters'") == [(before + 1,)]
    assert guards_of(target_of(letters).consumer, [stream])[stream].version == 2


def test_events_that_come_meanwhile_are_in_it_and_readers_never_miss_the_table(committed: Database) -> None:
    streams = [letter() for _ in range(20)]
    apply(letters, events_after([(stream, 0) for stream in streams]))
    done = threading.Event()

    def writer() -> int:
        version = 2
        while not done.is_set():
            for stream in streams:
                stamp(stream, version)
                apply(letters, events_after([(stream, version)]))
            version += 1
        return version

    def reader() -> int:
        looks = 0
        with committed.connect() as session:
            while not done.is_set():
                assert session.execute(COUNT, prepare=True).fetchone()[0] == 20  # type: ignore[index]
                looks += 1
        return looks

    def builder() -> int:
        try:
            for _ in range(3):
                rebuild(letters)
        finally:
            done.set()
        return 0

    version, looks, _ = at_once(writer, reader, builder)
    assert looks > 0
    assert rows(COUNT) == [(20, 20 * (version - 1))]
    assert rows("SELECT DISTINCT version FROM letters_letterrow") == [(version,)]


def test_a_parked_stream_forbids_it_and_leaves_the_old_table() -> None:
    torn = letter(grams=3)
    apply(letters, events_after([(torn, 0)]))
    append([Entry(stream=torn, expected=2, events=[LetterTorn()], alarms={})], CONTEXT)
    before = target_of(letters)
    with pytest.raises(CommandError, match=rf"{torn}@3 ValueError in torn. The old table stands"):
        call_command("rebuild", "letters", stdout=io.StringIO(), stderr=io.StringIO())
    assert target_of(letters) == before
    assert rows(COUNT) == [(1, 3)]
    assert rows("SELECT tablename FROM pg_tables WHERE tablename ^@ 'letters'") == [("letters_letterrow",)]
    assert rows("SELECT 1 FROM log_quarantine") == []
    assert rows("SELECT 1 FROM log_stream WHERE stream ^@ 'quarantine/'") == [], "its readers see no fault"


def test_a_parked_stream_that_goes_on_in_the_next_page_stays_parked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next page folded what followed the poison and took the mark away: a wrong row was put in place."""
    torn = letter()
    append([Entry(stream=torn, expected=2, events=[LetterTorn()], alarms={})], CONTEXT)
    for version in range(3, 9):
        stamp(torn, version)
    monkeypatch.setattr(rebuilding, "PAGE_EVENTS", 2)
    with pytest.raises(RebuildRefused):
        rebuild(letters)


def test_mended_and_rebuilt_nothing_is_parked_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    torn = letter()
    append([Entry(stream=torn, expected=2, events=[LetterTorn()], alarms={})], CONTEXT)
    apply(letters, events_after([(torn, 0)]))
    assert parked(target_of(letters).consumer) == 1
    monkeypatch.setattr(mending, "mended", lambda: True)
    rebuild(letters)
    assert parked(target_of(letters).consumer) == 0
    assert rows("SELECT 1 FROM log_quarantine WHERE released_at IS NULL") == []


def test_a_second_rebuild_waits_for_nobody_and_is_refused() -> None:
    """It dropped the table that the first one was filling."""
    session = connect(holds_a_lock=False)
    assert try_lock(session, "rebuild/letters")
    with pytest.raises(RebuildRefused, match="is being rebuilt already"):
        rebuild(letters)
    session.close()


def test_the_application_owns_what_a_rebuild_replaces() -> None:
    rebuild(letters)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'letters_letterrow'")
        assert cursor.fetchone() == ("ringback",)
