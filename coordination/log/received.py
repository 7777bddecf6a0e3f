"""Remembers what a signed door has taken, so that a sender may repeat itself. Kept 72 h."""

from coordination.log.database import rows
from coordination.log.errors import KeyReused
from coordination.log.sealing import keyed_digest


def first_receipt(source: str, webhook_id: str, body: bytes) -> bool:
    """True the first time, False for the same body again; KeyReused for another body.

    Call it inside the transaction that stores what the body says: a twin waits for its end.
    """
    digest = keyed_digest("receipt", body)
    inserted = rows(
        "INSERT INTO log_receipt (source, webhook_id, body) VALUES (%s, %s, %s)"
        " ON CONFLICT DO NOTHING RETURNING true",
        [source, webhook_id, digest],
    )
    if inserted:
        return True
    ((stored,),) = rows(
        "SELECT body FROM log_receipt WHERE source = %s AND webhook_id = %s", [source, webhook_id]
    )
    if stored != digest:
        raise KeyReused(webhook_id)
    return False
