"""Tells listening processes which rows changed: ids, versions and numbers, never a word of them.

Sent in the projection's own transaction, so that it arrives when the rows can be read.
"""

from collections.abc import Mapping, Sequence
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


def tell_figures(name: str, values: Mapping[UUID, float]) -> None:
    """Numbers that stand in no read model, by the id of what they are about: for whoever looks at it now."""
    told = [{"id": str(id_), "value": round(value, 1)} for id_, value in values.items()]
    for start in range(0, len(told), ROWS_A_MESSAGE):
        notify({"figure": name, "values": told[start : start + ROWS_A_MESSAGE]})


def tell_of_destruction() -> None:
    """Every process drops its open keys."""
    notify({"destroyed": True})


def notify(message: dict[str, object]) -> None:
    execute("SELECT pg_notify(%s, %s)", [CHANNEL, _text(message)])


def _text(message: dict[str, object]) -> str:
    return msgspec.json.encode(message).decode()
