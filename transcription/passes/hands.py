"""What the workers of one process have in hand: the leases that its heart keeps."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import structlog
from django.db import connection

from coordination.log.quarantine import name_of
from transcription.passes import jobs

log = structlog.get_logger()


class Hands:
    """One owner of leases a process. A job is kept only while somebody is really at it."""

    def __init__(self) -> None:
        self.worker = uuid4()
        self._held: set[UUID] = set()
        self._lock = threading.Lock()

    @contextmanager
    def on(self, call: UUID) -> Iterator[None]:
        """For the time of the block the job is at work."""
        with self._lock:
            self._held.add(call)
        try:
            yield
        finally:
            with self._lock:
                self._held.discard(call)

    def beat(self) -> None:
        """Keep what is in hand."""
        with self._lock:
            held = sorted(self._held)
        if held:
            jobs.keep(self.worker, held)

    def run_heart(self, stop: threading.Event) -> None:
        """A beat that fails is no loss: a lease outlives several."""
        while not stop.wait(jobs.BEAT_SECONDS):
            try:
                self.beat()
            except Exception as error:  # noqa: BLE001 - the next beat tries again
                log.warning("leases not kept", why=name_of(error))
                connection.close()
        connection.close()
