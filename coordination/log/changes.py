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


def notices(projection: str, changed: Sequence[tuple[UUID, int]]) -> list[str]:
    """`{"projection": name, "rows": [{"id", "version"}]}`, or `{"projection": name, "reload": true}`."""
    if len(changed) > ROWS_AT_MOST:
        return [_text({"projection": projection, "reload": True})]
    pages = (changed[start : start + ROWS_A_MESSAGE] for start in range(0, len(changed), ROWS_A_MESSAGE))
    return [
        _text({"projection": projection, "rows": [{"id": str(i), "version": v} for i, v in page]})
        for page in pages
    ]


def tell_of_destruction() -> None:
    """Every process drops its open keys."""
    notify({"destroyed": True})


def notify(message: dict[str, object]) -> None:
    execute("SELECT pg_notify(%s, %s)", [CHANNEL, _text(message)])


def _text(message: dict[str, object]) -> str:
    return msgspec.json.encode(message).decode()
