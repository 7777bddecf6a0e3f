"""The limit of an append: the same rows into tables with the same indexes, and nothing else.

Same driver, connection settings, types and bytes; statements prepared; the ids and the sealed bytes are
made beforehand.
"""

import os
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

from coordination.log.database import execute, rows
from coordination.log.session import connect
from tests.bench.parcels import AT, CONTEXT

SEALED_BYTES = 228  # what ParcelScanned takes when sealed
INSERT_EVENT = b"""
    INSERT INTO bare_event (event_id, stream, version, type, schema, occurred_at, recorded_at, actor, role,
                            clinic, mode, correlation, causation, policy, facts, content)
    VALUES (%b, %s, %b, %s, %b, %b, %b, %s, %s, %s, %s, %b, %b, %s, %b, %b) RETURNING id
"""
INSERT_OUTBOX = b"INSERT INTO bare_outbox (event) VALUES (%b)"


def make_tables() -> None:
    execute(b"CREATE TABLE IF NOT EXISTS bare_event (LIKE log_event INCLUDING ALL)")
    execute(b"CREATE TABLE IF NOT EXISTS bare_outbox (LIKE log_outbox INCLUDING ALL)")


def new_ids(count: int) -> list[UUID]:
    """UUIDv7 as the log has them: how they spread over an index is part of the work."""
    return [row[0] for row in rows("SELECT uuidv7() FROM generate_series(1, %s)", [count])]


def event_row(event_id: UUID, stream: str, version: int, correlation: UUID) -> list[Any]:
    facts, at, cause = os.urandom(SEALED_BYTES), AT, CONTEXT
    recorded: datetime = AT
    return [
        event_id,
        stream,
        version,
        "parcel.scanned",
        1,
        at,
        recorded,
        cause.actor,
        cause.role,
        cause.clinic,
        cause.mode,
        correlation,
        None,
        cause.policy,
        facts,
        None,
    ]


class BareWriter:
    """BEGIN, INSERT event, INSERT outbox, COMMIT."""

    def __init__(self) -> None:
        self.connection: psycopg.Connection[tuple[Any, ...]] = connect(holds_a_lock=False)

    def write(self, event: list[Any]) -> None:
        connection = self.connection
        connection.execute(b"BEGIN")
        cursor = connection.execute(INSERT_EVENT, event, prepare=True, binary=True)
        ((event_id,),) = cursor.fetchall()
        connection.execute(INSERT_OUTBOX, [event_id], prepare=True)
        connection.execute(b"COMMIT")
