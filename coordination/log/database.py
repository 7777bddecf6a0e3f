"""The log's way to PostgreSQL: psycopg's own cursor on Django's connection.

Parameters are bound by the server and statements prepared at once; Django's cursor would send
every payload as text. Code here joins the transaction that `django.db.transaction.atomic` opened.
"""

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString

import psycopg
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from psycopg.rows import tuple_row


def raw() -> "psycopg.Connection[Any]":
    """The psycopg connection below Django's, opened when it is not."""
    connection.ensure_connection()
    opened: psycopg.Connection[Any] = connection.connection
    return opened


def execute(
    sql: LiteralString | bytes, parameters: Sequence[Any] | dict[str, Any] = ()
) -> "psycopg.Cursor[tuple[Any, ...]]":
    """Run one statement, prepared, with binary results."""
    below = connections[DEFAULT_DB_ALIAS]  # looked up once: every use of `connection` asks for its thread
    below.ensure_connection()
    cursor: psycopg.Cursor[tuple[Any, ...]] = psycopg.Cursor(below.connection, row_factory=tuple_row)
    try:
        with below.wrap_database_errors:
            return cursor.execute(sql, parameters, prepare=True, binary=True)
    except DatabaseError:
        # The transaction is broken: whoever swallows this must not believe that he committed.
        below.needs_rollback = below.in_atomic_block
        raise


def rows(
    sql: LiteralString | bytes, parameters: Sequence[Any] | dict[str, Any] = ()
) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    return execute(sql, parameters).fetchall()


def now() -> datetime:
    """The log's time: PostgreSQL's, aware UTC; tests may offset it."""
    (row,) = rows("SELECT ringback_now()")
    moment: datetime = row[0]
    return moment


def decode_key(text: str) -> bytes:
    """A 32-byte key from its base64 form; ValueError for any other length."""
    key = base64.b64decode(text, validate=True)
    if len(key) != 32:
        raise ValueError("a key has 32 bytes, base64-encoded")
    return key
