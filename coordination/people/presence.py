"""Who is there: people with a screen open, by the sockets that their browsers hold.

A server that dies takes its sockets with it and says nothing: so each socket is seen again while it is open,
and one that was not seen for a while is none.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from coordination.log.database import execute, rows

SEEN_EVERY: Final = 30.0  # seconds; a write for each open screen
GONE_AFTER: Final = timedelta(seconds=75)  # two and a half times that: one late look makes nobody absent

_SEEN = b"""
    INSERT INTO people_presence (socket, person, seen_at) VALUES (%s, %s, ringback_now())
    ON CONFLICT (socket) DO UPDATE SET seen_at = excluded.seen_at
"""


def seen(socket: str, person: UUID) -> None:
    """This socket is open, and this person's."""
    execute(_SEEN, [socket, person])


def left(socket: str) -> None:
    """It was closed. With it go those of servers that died."""
    execute(
        "DELETE FROM people_presence WHERE socket = %s OR seen_at < ringback_now() - %s::interval",
        [socket, GONE_AFTER],
    )


def present() -> frozenset[UUID]:
    """Everybody who has a screen open now, by the log's time."""
    found = rows(
        "SELECT DISTINCT person FROM people_presence WHERE seen_at > ringback_now() - %s::interval",
        [GONE_AFTER],
    )
    return frozenset(person for (person,) in found)
