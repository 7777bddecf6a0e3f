"""When a read model shows a version: heard from the notification that its transaction sends at commit."""

import json
import threading
import time
from uuid import UUID

from coordination.log.changes import CHANNEL
from coordination.log.session import connect


class Watch:
    """Listens for changes of one projection on a thread of its own."""

    def __init__(self, projection: str) -> None:
        self._projection = projection
        self._seen: dict[UUID, list[tuple[int, float]]] = {}
        self._changed = threading.Condition()
        self._stop = False
        self._connection = connect(holds_a_lock=False)
        self._connection.execute(f"LISTEN {CHANNEL}".encode())
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop = True
        self._thread.join()
        self._connection.close()

    def shown_at(self, row: UUID, version: int, patience: float = 30.0) -> float:
        """The moment at which the row was at `version` or past it."""
        deadline = time.monotonic() + patience
        with self._changed:
            while True:
                for reached, at in self._seen.get(row, ()):
                    if reached >= version:
                        return at
                if not self._changed.wait(deadline - time.monotonic()):
                    raise TimeoutError(f"version {version} was never shown")

    def _listen(self) -> None:
        while not self._stop:
            for notice in self._connection.notifies(timeout=0.2):
                self._hear(notice.payload, time.perf_counter())

    def _hear(self, payload: str, at: float) -> None:
        message = json.loads(payload)
        if message.get("projection") != self._projection:
            return
        with self._changed:
            for row in message.get("rows", ()):
                self._seen.setdefault(UUID(row["id"]), []).append((row["version"], at))
            self._changed.notify_all()
