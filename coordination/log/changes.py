"""Tells listening processes which rows changed: ids and versions, never a word of them.

Sent in the projection's own transaction, so that it arrives when the rows can be read.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from coordination.log.database import execute

CHANNEL = "ringback_changes"
ROWS_A_MESSAGE = 80  # about 70 bytes each; PostgreSQL takes 8,000 bytes a notification
ROWS_AT_MOST = 800  # past it listeners are told to reload


def tell(projection: str, changed: Sequence[tuple[UUID, int]]) -> None:
    """`{"projection": name, "rows": [{"id", "version"}]}`, or `{"projection": name, "reload": true}`."""
    if len(changed) > ROWS_AT_MOST:
        notify({"projection": projection, "reload": True})
        return
    for start in range(0, len(changed), ROWS_A_MESSAGE):
        page = changed[start : start + ROWS_A_MESSAGE]
        notify({"projection": projection, "rows": [{"id": str(i), "version": v} for i, v in page]})


def tell_of_destruction() -> None:
    """Every process drops its open keys."""
    notify({"destroyed": True})


def notify(message: dict[str, object]) -> None:
    execute("SELECT pg_notify(%s, %s)", [CHANNEL, msgspec.json.encode(message).decode()])
