"""Carries the log out of PostgreSQL, in order, once a process at a time.

Read the oldest outbox rows, give each event the next position (committed before anybody sees it),
deliver, delete what was taken. While a full batch is under way the next one is read and numbered; it is
delivered when all of the first is taken, and forgotten when any of it is not. A transaction that commits
late still has its outbox rows: nothing is skipped. All of it happens on the session that holds the lock:
a relay that hung and woke up finds its session gone and can neither number nor delete.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

import psycopg

from coordination.log.arrays import array
from coordination.log.bell import CHANNEL
from coordination.log.codec import COLUMNS, SealedEvent, sealed_event
from coordination.log.session import connect, try_lock

BATCH = 1_000  # about 1 MB
LOCK = "relay"


class Delivery(Protocol):
    """Where a batch goes. Returns once all of it is safely taken; raises when any of it is not, and may
    then be given the same batch again. It calls `alive` at least every few seconds while it waits. Where
    others do the work it calls `meanwhile` once they have it; what that raises comes through."""

    def deliver(
        self, batch: Sequence[SealedEvent], alive: Callable[[], None], meanwhile: Callable[[], None]
    ) -> None: ...


class Numbered(NamedTuple):
    """A batch with its positions, and the outbox rows that point to it."""

    events: list[SealedEvent]
    outbox: list[int]


# LATERAL with LIMIT: an index look-up for each row, whatever the planner believes of the tables' sizes.
# Left to itself it reads all of log_position for a batch (0.2 s with 100,000 events, and growing).
_OLDEST = f"""
    SELECT o.id, o.event, p.position, {COLUMNS}
    FROM (SELECT id, event FROM log_outbox WHERE id NOT IN (SELECT unnest(%s::bigint[]))
          ORDER BY id LIMIT %s) o
    CROSS JOIN LATERAL (SELECT * FROM log_event WHERE id = o.event LIMIT 1) e
    LEFT JOIN LATERAL (SELECT position FROM log_position WHERE event = o.event LIMIT 1) p ON true
    ORDER BY o.id
""".encode()
_NUMBER = b"""
    WITH last AS (SELECT coalesce(max(position), 0) AS position FROM log_position)
    INSERT INTO log_position (position, event)
    SELECT last.position + n, event FROM last, unnest(%s::bigint[]) WITH ORDINALITY AS a (event, n)
    RETURNING event, position
"""
# Not durable: rows that a crash brings back are delivered again, which everybody accepts.
_DELETE = b"""
    WITH lazily AS (SELECT set_config('synchronous_commit', 'off', true))
    DELETE FROM log_outbox USING lazily WHERE id = ANY(%s::bigint[])
"""


class Relay:
    """One relay. `standing_by` until it has the lock."""

    def __init__(self, delivery: Delivery, batch: int = BATCH) -> None:
        self._delivery = delivery
        self._batch = batch
        self._session: psycopg.Connection[tuple[Any, ...]] | None = None
        self._ahead: Numbered | None = None
        self._locked = self._listening = False

    @property
    def active(self) -> bool:
        return self._locked

    def run_once(self) -> int:
        """Carry one batch; how many events, 0 when there are none or another relay has the lock.

        psycopg.OperationalError: the session is lost; the next call begins a new one.
        """
        try:
            if not self._hold():
                return 0
            batch = self._ahead or self._numbered()
            self._ahead = None
            if batch.events:
                self._forget_rings()
                self._carry(batch)
            return len(batch.events)
        except psycopg.Error:
            self.close()
            raise

    def _carry(self, batch: Numbered) -> None:
        ahead: list[Numbered] = []

        def read_ahead() -> None:
            if len(batch.events) == self._batch:  # otherwise nothing is waiting
                ahead.append(self._numbered(besides=batch.outbox))

        self._delivery.deliver(batch.events, self._alive, read_ahead)
        self._run(_DELETE, [array(batch.outbox)])
        self._ahead = next((one for one in ahead if one.events), None)

    def wait(self, seconds: float) -> None:
        """Until the bell rings, at most so long. The session stays awake by it."""
        try:
            if self._session is None:
                self._session = connect()
            if not self._listening:
                self._session.execute(f"LISTEN {CHANNEL}".encode())
                self._listening = True
            for _ in self._session.notifies(timeout=seconds, stop_after=1):
                return
            self._alive()
        except psycopg.Error:
            self.close()
            raise

    def _forget_rings(self) -> None:
        """A relay that is always busy never waits: what rang meanwhile would pile up in its memory."""
        if self._listening and self._session is not None:
            for _ in self._session.notifies(timeout=0):
                continue

    def _alive(self) -> None:
        self._run(b"SELECT 1", [])

    def close(self) -> None:
        """Let the lock go."""
        self._ahead = None
        self._locked = self._listening = False
        if self._session is not None:
            self._session.close()
            self._session = None

    def _hold(self) -> bool:
        if self._session is None:
            self._session = connect()
        if not self._locked:
            self._locked = try_lock(self._session, LOCK)
        return self._locked

    def _numbered(self, besides: Sequence[int] = ()) -> Numbered:
        found = self._run(_OLDEST, [array(besides), self._batch])
        new = [row[1] for row in found if row[2] is None]
        positions = dict(self._run(_NUMBER, [array(new)])) if new else {}
        events = [sealed_event(row[3:], row[2] or positions[row[1]]) for row in found]
        return Numbered(events, [row[0] for row in found])

    def _run(self, sql: bytes, parameters: list[object]) -> list[tuple[Any, ...]]:
        if self._session is None:
            raise psycopg.OperationalError("the relay has no session")
        cursor = self._session.execute(sql, parameters, binary=True)
        return cursor.fetchall() if cursor.description else []
