"""A batch of events into a read model: one transaction, and the guards move with the rows.

What arrives (over Kafka, from the relay, from a sweep) only says "look now". The guards decide what
is new: seen events are skipped, a gap is read from the log. Folding happens in memory.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from django.db import models, transaction

from coordination.log.changes import notices
from coordination.log.codec import SealedEvent
from coordination.log.database import rows as select
from coordination.log.errors import OlderThanTheLog
from coordination.log.faults import is_passing
from coordination.log.guards import Consumer, Guard, build_and_guards, lock, set_guards
from coordination.log.missing import Opened, events_past, streams_of, unseen
from coordination.log.projection import Projection
from coordination.log.quarantine import Poison, name_of, park, refuse_too_much
from coordination.log.upsert import load_rows, write_rows


class Target(NamedTuple):
    """Where a projection writes: its table of today, or the one that a rebuild fills."""

    consumer: Consumer
    table: str


class Folded(NamedTuple):
    rows: dict[UUID, models.Model]
    reached: dict[str, Guard]


class _Poisoned(Exception):
    def __init__(self, poison: Poison) -> None:
        self.poison = poison


class _NotStored(Exception):
    """A row could not be derived or stored; which one is found out in a transaction with savepoints."""


def target_of(projection: Projection[Any]) -> Target:
    """The table that readers see, and the build whose guards belong to it."""
    found = select("SELECT build FROM log_consumer WHERE name = %s", [projection.name])
    return Target(Consumer(projection.name, found[0][0], projection.kinds), projection.table)


def apply(projection: Projection[Any], batch: Sequence[SealedEvent], opened: Opened | None = None) -> int:
    """Bring the read model up to this batch; how many events were new.

    Raises TooMuchPoison, OlderThanTheLog; a lost connection or deadlock comes through and loses nothing.
    """
    wanted = [event for event in batch if event.stream.partition("/")[0] in projection.kinds]
    if not wanted:
        return 0
    try:
        return _apply(projection, wanted, opened, hopeful=True)
    except _NotStored:
        return _apply(projection, wanted, opened, hopeful=False)


def _apply(
    projection: Projection[Any], wanted: Sequence[SealedEvent], opened: Opened | None, *, hopeful: bool
) -> int:
    with transaction.atomic():
        lock(projection.name, durable=False)
        consumer, guards = build_and_guards(projection.name, projection.kinds, streams_of(wanted))
        fresh = unseen(wanted, guards)
        target = Target(consumer, projection.table)
        return write(projection, target, fresh, opened or Opened(fresh), hopeful=hopeful)


def catch_up_streams(projection: Projection[Any], places: Sequence[tuple[str, int]]) -> int:
    """The same for (stream, version reached) that a sweep found behind, straight from the log."""
    with transaction.atomic():
        lock(projection.name, durable=False)
        target = target_of(projection)
        fresh = events_past(target.consumer, [stream for stream, _ in places])
        return write(projection, target, fresh, Opened(fresh))


def write(
    projection: Projection[Any],
    target: Target,
    fresh: Sequence[SealedEvent],
    opened: Opened,
    *,
    hopeful: bool = False,
) -> int:
    """Fold and store, inside the caller's transaction. A poisonous event parks its stream.

    `hopeful` spares the savepoint, two round trips of twelve: what cannot be stored is then _NotStored,
    the transaction is lost, and the caller does it again without hope."""
    poisons: dict[str, Poison] = {}
    while True:
        try:
            folded = _fold(projection, target, fresh, opened, poisons)
            for row in folded.rows.values():
                projection.settle(row)
            with nullcontext() if hopeful else transaction.atomic():
                write_rows(projection.row, target.table, list(folded.rows.values()))
            break
        except _Poisoned as found:
            # Rows may hold half of it: fold the batch again from what is stored, without that stream's rest.
            poisons[found.poison.stream] = found.poison
        except Exception as error:
            if is_passing(error) or isinstance(error, OlderThanTheLog):
                raise
            if hopeful:
                raise _NotStored from error
            poison = _unwritable(projection, target, fresh, opened, poisons)
            if poison is None:
                raise
            poisons[poison.stream] = poison
    shown = target.table == projection.table
    changed = [(i, getattr(row, "version", 0)) for i, row in folded.rows.items()] if shown else []
    set_guards(target.consumer, folded.reached, notices(projection.name, changed))
    for poison in poisons.values():
        park(target.consumer, poison, tell=shown)
    if poisons:
        refuse_too_much(target.consumer)
    return len(fresh)


def _fold(
    projection: Projection[Any],
    target: Target,
    fresh: Sequence[SealedEvent],
    opened: Opened,
    poisons: dict[str, Poison],
) -> Folded:
    ids = {stream: UUID(stream.partition("/")[2]) for stream in {event.stream for event in fresh}}
    rows = load_rows(projection.row, target.table, list(set(ids.values())))
    reached: dict[str, Guard] = {}
    touched: dict[UUID, models.Model] = {}
    for sealed in fresh:
        poison = poisons.get(sealed.stream)
        if poison is not None and sealed.version >= poison.version:
            continue
        row_id = ids[sealed.stream]
        row = rows.get(row_id)
        if row is None:
            row = rows[row_id] = projection.new_row(row_id)
        try:
            projection.fold(row, opened.open(sealed))
        except Exception as error:
            raise _verdict(error, sealed) from error
        touched[row_id] = row
        reached[sealed.stream] = Guard(sealed.version, parked=False)
    return Folded(touched, reached)


def _unwritable(
    projection: Projection[Any],
    target: Target,
    fresh: Sequence[SealedEvent],
    opened: Opened,
    poisons: dict[str, Poison],
) -> Poison | None:
    """The first event after which its row can no longer be derived or stored (a text that is too long, a
    broken constraint): tried one at a time, and nothing of the trial stays."""
    with transaction.atomic():
        try:
            for place, sealed in enumerate(fresh):
                one = _fold(projection, target, fresh[place : place + 1], opened, poisons)
                try:
                    with transaction.atomic():
                        for row in one.rows.values():
                            projection.settle(row)
                        write_rows(projection.row, target.table, list(one.rows.values()))
                except Exception as error:
                    if is_passing(error):
                        raise
                    return Poison(sealed.stream, sealed.version, sealed.event_id, name_of(error))
        finally:
            transaction.set_rollback(True)
    return None


def _verdict(error: Exception, sealed: SealedEvent) -> Exception:
    """Poison, or a reason to stop or to try again."""
    if isinstance(error, OlderThanTheLog) or is_passing(error):
        return error
    if isinstance(error, InvalidTag | msgspec.MsgspecError):
        error = type(error)("the stored event does not open")
    return _Poisoned(Poison(sealed.stream, sealed.version, sealed.event_id, name_of(error)))
