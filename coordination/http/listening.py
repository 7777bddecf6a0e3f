"""One LISTEN a process: changed rows, ids and numbers only, into the groups of this process's sockets.

The connection is the process's own, outside of the pool. When it breaks, what was told meanwhile is lost:
so after every new beginning all clients are told to load again.
"""

import asyncio
from typing import Any
from uuid import UUID

import msgspec
import psycopg
import structlog
from channels.layers import get_channel_layer
from django.conf import settings

from coordination.log import keys
from coordination.log.changes import CHANNEL

log = structlog.get_logger()

EVERYBODY = "everybody"
WORKLIST = "worklist"
# Reading is itself recorded and projected: telling of it would make every reader read again.
NEVER_TOLD = frozenset({"access_views"})
# Words come every few seconds while a call lasts, and what they lead to with them. No list shows either: only
# the call's own page is told.
TOLD_TO_THE_CALL = frozenset({"transcripts", "routing"})
LONGEST_PAUSE = 15.0


class Value(msgspec.Struct):
    """A number, and what it is about."""

    id: UUID
    value: float


class Changes(msgspec.Struct):
    """What a projection says after a batch. Without rows: too many to name. Or a figure by id, of calls."""

    projection: str = ""
    rows: list[dict[str, Any]] = []
    reload: bool = False
    destroyed: bool = False
    figure: str = ""
    values: list[Value] = []


def group_of_call(id_: str) -> str:
    """The group of /ws/calls/{id}: every read model that is keyed by this uuid."""
    return f"call.{id_}"


def messages_of(payload: str) -> list[tuple[str, dict[str, Any]]]:
    """(group, message) pairs of one notification."""
    changes = msgspec.json.decode(payload, type=Changes)
    if changes.destroyed:
        keys.drop()  # a key that is gone must neither open nor seal anything in this process
        return []
    if changes.figure:
        return [
            (group_of_call(str(one.id)), {"figures": [{"name": changes.figure, "value": one.value}]})
            for one in changes.values
        ]
    if changes.projection in NEVER_TOLD or not changes.projection:
        return []
    if changes.reload:
        return [(EVERYBODY, {"reload": True})]
    changed = [
        {"projection": changes.projection, "id": row["id"], "version": row["version"]} for row in changes.rows
    ]
    told = [(group_of_call(one["id"]), {"changed": [one]}) for one in changed]
    if changes.projection in TOLD_TO_THE_CALL:
        return told
    return [(WORKLIST, {"changed": changed}), *told]


async def _tell(group: str, message: dict[str, Any]) -> None:
    await get_channel_layer().group_send(group, {"type": "tell", "message": message})


def _address() -> dict[str, Any]:
    database = settings.DATABASES["default"]
    return {
        "dbname": database["NAME"],
        "user": database["USER"],
        "password": database["PASSWORD"] or None,
        "host": database["HOST"] or None,
        "port": database["PORT"] or None,
        "connect_timeout": 5,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }


async def _listen() -> None:
    """Listen until the connection breaks."""
    connection = await psycopg.AsyncConnection.connect(**_address(), autocommit=True)
    async with connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        await _tell(EVERYBODY, {"reload": True})
        async for notification in connection.notifies():
            try:
                told = messages_of(notification.payload)
            except msgspec.DecodeError as error:
                log.error("change not understood", exc_info=error)
                continue
            for group, message in told:
                await _tell(group, message)


async def listen_for_changes() -> None:
    """Listen for ever; after a failure again, with growing pauses. Ends when it is canceled."""
    pause = 0.5
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await _listen()
        except (psycopg.Error, OSError) as error:
            log.warning("not listening for changes", exc_info=error, again_in=pause)
        if asyncio.get_running_loop().time() - began > LONGEST_PAUSE:
            pause = 0.5
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
