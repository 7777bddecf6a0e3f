"""A command is carried out once however often it is sent with the same Idempotency-Key.

The row (actor, route, key) is inserted first in the command's own transaction: a twin waits on it and
then gets the same answer. Kept 72 h, the body only as an HMAC and the answer sealed.
"""

from collections.abc import Callable

import msgspec
from django.db import transaction

from coordination.log.database import execute, rows
from coordination.log.errors import KeyReused
from coordination.log.sealing import column_key, keyed_digest, seal, unseal

KEPT = "72 hours"  # longer than a weekend's retries


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller got: HTTP status, headers of ours, body bytes."""

    status: int
    headers: dict[str, str]
    body: bytes


def once(actor: str, route: str, key: str, body: bytes, do: Callable[[], Answer]) -> Answer:
    """Run `do` in a transaction with its key, or give again what it answered.

    What `do` raises undoes the key with everything else: a refused command may be sent again.
    Raises KeyReused when the key came with another body.
    """
    digest = keyed_digest("idempotency", body)
    bound_to = f"idempotency|{actor}|{route}|{key}".encode()
    with transaction.atomic():
        inserted = rows(
            "INSERT INTO log_idempotency (actor, route, key, body) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING RETURNING true",
            [actor, route, key, digest],
        )
        if not inserted:
            return _again(actor, route, key, digest, bound_to)
        answer = do()
        execute(
            "UPDATE log_idempotency SET answer = %s WHERE actor = %s AND route = %s AND key = %s",
            [seal(column_key(), msgspec.msgpack.encode(answer), bound_to), actor, route, key],
        )
        return answer


def _again(actor: str, route: str, key: str, digest: bytes, bound_to: bytes) -> Answer:
    ((body, answer),) = rows(
        "SELECT body, answer FROM log_idempotency WHERE actor = %s AND route = %s AND key = %s",
        [actor, route, key],
    )
    if body != digest:
        raise KeyReused(key)
    return msgspec.msgpack.decode(unseal(column_key(), answer, bound_to), type=Answer)


def clean() -> None:
    """Drop keys and receipts that are past their time."""
    execute(f"DELETE FROM log_idempotency WHERE at < ringback_now() - interval '{KEPT}'".encode())
    execute(f"DELETE FROM log_receipt WHERE at < ringback_now() - interval '{KEPT}'".encode())
