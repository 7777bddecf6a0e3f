"""The one door in.

    append([Entry(stream="call/0190...", expected=3, events=[CallHeld()])], context)

In one transaction: each stream's version moves (or nothing is stored), the sealed events, their
outbox rows, and the streams' alarms. Inside an open `atomic` it joins that transaction; the relay's
bell rings after its commit.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import connection, transaction

from coordination.log.alarm import has_alarms, replace_alarms
from coordination.log.arrays import array
from coordination.log.bell import ring
from coordination.log.codec import bound_to, encode, seal_payload
from coordination.log.database import execute
from coordination.log.event import Context, Event, EventType, Logged, type_of
from coordination.log.keys import Owner, content_keys, content_owner
from coordination.log.versions import Claim, Claimed, claim_versions


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one stream shall get. `expected`: the version that was seen, 0 for a new stream, None for
    one that only collects. `alarms`: required for a kind that has them (see `decided`)."""

    stream: str
    expected: int | None
    events: Sequence[Event]
    alarms: dict[str, datetime] | None = None
    context: Context | None = None


def append(entries: Sequence[Entry], context: Context) -> list[Logged]:
    """Store all entries or none; the events as they stand in the log, in the order given.

    Raises ConcurrencyError, StreamForgotten, EventTooLarge, TypeError for an event of another kind.
    """
    entries = [entry for entry in entries if entry.events]
    if not entries:
        return []
    for entry in entries:
        _check(entry)
    claims = [Claim(e.stream, e.expected, len(e.events), (e.context or context).correlation) for e in entries]
    with _undone_together(entries):
        claimed = claim_versions(claims)
        try:
            logged = _store(entries, context, claimed)
            for entry in entries:
                if entry.alarms is not None:
                    replace_alarms(entry.stream, entry.alarms)
        except BaseException:
            connection.needs_rollback = True  # its version has moved
            raise
        transaction.on_commit(ring)
    return logged


def _undone_together(entries: Sequence[Entry]) -> AbstractContextManager[object]:
    """The transaction; inside an open one a savepoint, but for a single stream: when its version is refused
    nothing has been written yet, and what fails later undoes the caller's transaction too."""
    if connection.in_atomic_block and len(entries) == 1:
        return nullcontext()
    return transaction.atomic()


def _check(entry: Entry) -> None:
    kind = entry.stream.partition("/")[0]
    for event in entry.events:
        if type_of(event).kind != kind:
            raise TypeError(f"{type_of(event).type} is not an event of {kind} streams")
    if entry.alarms is None and has_alarms(kind):
        raise TypeError(f"streams of kind {kind} have alarms: make their entry with decided()")


def _store(entries: Sequence[Entry], context: Context, claimed: dict[str, Claimed]) -> list[Logged]:
    keys = content_keys(_content_owners(entries, claimed))
    logged: list[Logged] = []
    sealed: list[tuple[bytes, bytes | None]] = []
    for entry in entries:
        place = claimed[entry.stream]
        cause = entry.context or context
        for number, event in enumerate(entry.events):
            known = type_of(event)
            version = place.first_version + number
            event_id = place.event_ids[number]
            content_key = None
            if known.content_class is not None:
                content_key = keys.get(_content_owner(entry.stream, place.correlation, known))
            bound = bound_to(event_id, entry.stream, version, known.type, known.schema)
            sealed.append(seal_payload(encode(event, known), place.key, content_key, bound))
            logged.append(_logged(event_id, entry.stream, version, known, place, cause, event))
    _insert(logged, sealed)
    return logged


def _content_owner(stream: str, correlation: UUID | None, known: EventType) -> Owner:
    return content_owner(correlation, stream), known.content_class or ""


def _content_owners(entries: Sequence[Entry], claimed: dict[str, Claimed]) -> list[Owner]:
    return [
        _content_owner(entry.stream, claimed[entry.stream].correlation, type_of(event))
        for entry in entries
        for event in entry.events
        if type_of(event).content_class is not None and getattr(event, "content", None)
    ]


def _logged(
    event_id: UUID, stream: str, version: int, known: EventType, place: Claimed, cause: Context, event: Event
) -> Logged:
    return Logged(
        event_id=event_id,
        stream=stream,
        version=version,
        type=known.type,
        schema=known.schema,
        occurred_at=cause.occurred_at,
        recorded_at=place.recorded_at,
        actor=cause.actor,
        role=cause.role,
        clinic=cause.clinic,
        mode=cause.mode,
        correlation=place.correlation,
        causation=cause.causation,
        policy=cause.policy,
        event=event,
    )


_NAMES = b"""event_id, stream, version, type, schema, occurred_at, recorded_at, actor, role, clinic, mode,
    correlation, causation, policy, facts, content"""
_OUTBOX = b"INSERT INTO log_outbox (event) SELECT id FROM stored ORDER BY id"
# One event is the usual case: scalars spare a third of the statement's time on both ends.
_INSERT_ONE = (
    b"WITH stored AS (INSERT INTO log_event ("
    + _NAMES
    + b""")
    VALUES (%b, %s, %b, %s, %b, %b, %b, %s, %s, %s, %s, %b, %b, %s, %b, %b) RETURNING id)
    """
    + _OUTBOX
)
_INSERT_MANY = (
    b"WITH stored AS (INSERT INTO log_event ("
    + _NAMES
    + b""")
    SELECT * FROM unnest(%s::uuid[], %s::text[], %s::bigint[], %s::text[], %s::int[], %s::timestamptz[],
                         %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::text[], %s::uuid[],
                         %s::uuid[], %s::text[], %b::bytea[], %b::bytea[])
    RETURNING id)
    """
    + _OUTBOX
)


def _insert(logged: Sequence[Logged], sealed: Sequence[tuple[bytes, bytes | None]]) -> None:
    stored = [_row(*pair) for pair in zip(logged, sealed, strict=True)]
    if len(stored) == 1:
        execute(_INSERT_ONE, stored[0])
    else:
        columns = list(zip(*stored, strict=True))
        execute(_INSERT_MANY, [*map(array, columns[:14]), *map(list, columns[14:])])


def _row(e: Logged, sealed: tuple[bytes, bytes | None]) -> tuple[object, ...]:
    return (
        e.event_id,
        e.stream,
        e.version,
        e.type,
        e.schema,
        e.occurred_at,
        e.recorded_at,
        e.actor,
        e.role,
        e.clinic,
        e.mode,
        e.correlation,
        e.causation,
        e.policy,
        *sealed,
    )
