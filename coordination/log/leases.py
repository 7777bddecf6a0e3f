"""Which projections or reactors this process runs; for the others it is a warm standby.

A lease saves work, it does not protect rows: those are protected by the guards and the lock that every
batch takes in its own transaction.
"""

import time
from collections.abc import Sequence
from typing import Any

import psycopg

from coordination.log.session import connect, try_lock

REFRESH_SECONDS = 1.0


class Leases:
    """Call `refresh` in the loop; `held` are the names to work for."""

    def __init__(self, role: str, names: Sequence[str]) -> None:
        self._role = role
        self._names = list(names)
        self._session: psycopg.Connection[tuple[Any, ...]] | None = None
        self._refreshed = 0.0
        self.held: set[str] = set()

    def refresh(self) -> set[str]:
        """Keep what is held, take what is free; the names that were newly taken."""
        if time.monotonic() - self._refreshed < REFRESH_SECONDS:
            return set()
        self._refreshed = time.monotonic()
        try:
            if self._session is None:
                self._session = connect()
            self._session.execute("SELECT 1")
            wanted = [name for name in self._names if name not in self.held]
            taken = {name for name in wanted if try_lock(self._session, f"{self._role}/{name}")}
        except psycopg.Error:
            self.close()
            return set()
        self.held |= taken
        return taken

    def close(self) -> None:
        self.held = set()
        if self._session is not None:
            self._session.close()
            self._session = None
