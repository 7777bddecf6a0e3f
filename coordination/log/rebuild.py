"""Builds a read model anew beside the one that readers see, then puts it in its place.

The bulk is folded stream by stream (each row is written once, with its whole history); then, under the
projection's lock, what came meanwhile; then table, indexes and constraints change names in the same
transaction. Readers never wait for more than that exchange. A stream that cannot be folded forbids it.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from coordination.log.applying import Target, target_of, write
from coordination.log.codec import COLUMNS, SealedEvent, sealed_event
from coordination.log.database import execute, rows
from coordination.log.destruction import fold_destroyed, last_destroyed
from coordination.log.errors import LogError
from coordination.log.guards import Consumer, guards_of, kind_range, lock, register
from coordination.log.missing import Opened, events_past, streams_of, unseen
from coordination.log.projection import Projection
from coordination.log.quarantine import release
from coordination.log.session import connect, try_lock
from coordination.log.sweep import sweep

PAGE_EVENTS = 10_000  # about 10 MB in memory; a transaction of well under a second


class RebuildRefused(LogError):
    """The new table does not replace the old one: streams could not be folded (they are named), or
    somebody else is rebuilding it."""


def rebuild(projection: Projection[Any], progress: Callable[[int], None] | None = None) -> int:
    """How many events were folded. Raises RebuildRefused and leaves the old table as it was."""
    register(projection.name, projection.kinds)
    with _alone(projection.name):
        destroyed = last_destroyed()
        target = _begin(projection)
        try:
            folded = _fold_all(projection, target, progress)
            with transaction.atomic():
                lock(projection.name)
                sweep(target.consumer, lambda places: _catch_up(projection, target, places))
                # What was destroyed meanwhile may have been folded while it could still be read.
                fold_destroyed(projection, target, destroyed)
                _refuse_parked(target.consumer)
                release(target_of(projection).consumer)
                _exchange(projection, target)
        except BaseException:
            if not connection.needs_rollback:
                _drop(target)
            raise
    return folded


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One rebuild of a projection at a time: a second would drop the first one's table."""
    session = connect(holds_a_lock=False)
    try:
        if not try_lock(session, f"rebuild/{name}"):
            raise RebuildRefused(f"{name} is being rebuilt already")
        yield
        session.execute("SELECT pg_advisory_unlock_all()")
    finally:
        session.close()


def _fold_all(projection: Projection[Any], target: Target, progress: Callable[[int], None] | None) -> int:
    folded = 0
    for page in _all_events(projection.kinds):
        with transaction.atomic():
            # A stream that was parked in an earlier page is left out.
            fresh = unseen(page, guards_of(target.consumer, streams_of(page)))
            folded += write(projection, target, fresh, Opened(fresh))
        if progress is not None:
            progress(folded)
    sweep(target.consumer, lambda places: _catch_up(projection, target, places))
    return folded


def _refuse_parked(consumer: Consumer) -> None:
    found = rows(
        "SELECT stream, version, error FROM log_quarantine WHERE consumer = %s AND build = %s ORDER BY id",
        [consumer.name, consumer.build],
    )
    if found:
        places = "; ".join(f"{stream}@{version} {error}" for stream, version, error in found)
        raise RebuildRefused(f"{consumer.name}: {len(found)} streams could not be rebuilt: {places}")


def _begin(projection: Projection[Any]) -> Target:
    quote = connection.ops.quote_name
    with transaction.atomic():
        current = target_of(projection)
        build = current.consumer.build + 1
        table = f"{projection.table}__b{build}"
        execute(f"DROP TABLE IF EXISTS {quote(table)}".encode())
        execute(
            "DELETE FROM log_guard WHERE consumer = %s AND build <> %s",
            [projection.name, current.consumer.build],
        )
        execute(f"CREATE TABLE {quote(table)} (LIKE {quote(projection.table)} INCLUDING ALL)".encode())
    return Target(Consumer(projection.name, build, projection.kinds), table)


_PAGE = f"""
    SELECT {COLUMNS} FROM log_event e
    WHERE (e.stream, e.version) > (%s, %s) AND e.stream < %s ORDER BY e.stream, e.version LIMIT %s
""".encode()


def _all_events(kinds: Sequence[str]) -> Iterator[list[SealedEvent]]:
    """Every event of these kinds, streams one after the other, by pages. While one page is folded the next
    is read, on a session of its own: PostgreSQL and Python work side by side."""
    session = connect(holds_a_lock=False)

    def page_after(place: tuple[str, int], last: str) -> list[tuple[Any, ...]]:
        return session.execute(_PAGE, [*place, last, PAGE_EVENTS], binary=True).fetchall()

    try:
        with ThreadPoolExecutor(1, "rebuild reads ahead") as reader:
            for kind in kinds:
                first, last = kind_range(kind)
                coming = reader.submit(page_after, (first, 0), last)
                while found := coming.result():
                    coming = reader.submit(page_after, (found[-1][1], found[-1][2]), last)
                    yield [sealed_event(row) for row in found]
    finally:
        session.close()


def _catch_up(projection: Projection[Any], target: Target, places: Sequence[tuple[str, int]]) -> int:
    with transaction.atomic():
        fresh = events_past(target.consumer, [stream for stream, _ in places])
        return write(projection, target, fresh, Opened(fresh))


def _exchange(projection: Projection[Any], target: Target) -> None:
    quote = connection.ops.quote_name
    old, new = projection.table, target.table
    names = _matching_names(old, new)
    execute(f"DROP TABLE {quote(old)}".encode())
    execute(f"ALTER TABLE {quote(new)} RENAME TO {quote(old)}".encode())
    for constructed, wanted in names:
        execute(f"ALTER INDEX {quote(constructed)} RENAME TO {quote(wanted)}".encode())
    execute("UPDATE log_consumer SET build = %s WHERE name = %s", [target.consumer.build, projection.name])
    execute(
        "DELETE FROM log_guard WHERE consumer = %s AND build <> %s",
        [projection.name, target.consumer.build],
    )


_INDEXES = b"""
    SELECT c.relname, replace(replace(pg_get_indexdef(i.indexrelid), c.relname, '#'), t.relname, '@')
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE i.indrelid = %s::regclass ORDER BY 2, 1
"""


def _matching_names(old: str, new: str) -> list[tuple[str, str]]:
    """(name made by the copy, name of the original) of each index; primary keys are indexes too."""
    quote = connection.ops.quote_name
    originals = rows(_INDEXES, [quote(old)])
    copies = rows(_INDEXES, [quote(new)])
    if [d for _, d in originals] != [d for _, d in copies]:
        raise RebuildRefused(f"the indexes of {old} changed while it was rebuilt: rebuild again")
    return [(copy, original) for (copy, _), (original, _) in zip(copies, originals, strict=True)]


def _drop(target: Target) -> None:
    with transaction.atomic():
        execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(target.table)}".encode())
        for table in (b"log_guard", b"log_quarantine"):
            execute(
                b"DELETE FROM " + table + b" WHERE consumer = %s AND build = %s",
                [target.consumer.name, target.consumer.build],
            )
