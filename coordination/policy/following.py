"""Keeps a running process at what is published: within two seconds, without a look at the database a call.

One thread a process asks once a second at which versions the policy's streams are, some thirty rows by their
key, and reads them only when one has moved. While the database is away, what is in force stays so.
"""

import threading
import time

import structlog
from django.db import connection

from coordination.log.database import rows
from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from coordination.policy.documents import REGISTER, document_stream, names_of
from coordination.policy.errors import PolicyError
from coordination.policy.published import shipped_files
from coordination.policy.taking_up import take_up

EVERY_SECONDS = 1.0
_STAMPS = b"SELECT stream, version FROM log_stream WHERE stream = ANY(%s) ORDER BY stream"

logger = structlog.get_logger(__name__)
Stamps = list[tuple[str, int]]


class Follower:
    """What this process has seen. `trouble` is a sentence while something published cannot be used;
    `looked_at` is when it last could look, by the monotonic clock, None before the first time."""

    def __init__(self) -> None:
        self.trouble = ""
        self.looked_at: float | None = None
        self._seen: Stamps | None = None
        self._running = threading.Lock()

    def begin(self) -> None:
        """Before anything is decided in a process. A policy that cannot be used ends its start, with the
        sentence; a database that is away does not: callers still reach a person (S12)."""
        try:
            self._look()
        except Exception as error:
            if not is_passing(error):
                raise
            logger.warning("policy_not_read", error=name_of(error))
        finally:
            connection.close()

    def run(self, stop: threading.Event) -> None:
        """Until told to stop. A second one in the same process only waits."""
        if not self._running.acquire(blocking=False):
            stop.wait()
            return
        try:
            while not stop.wait(EVERY_SECONDS):
                self._try()
                connection.close()  # to the pool: somebody needs it within the second
        finally:
            self._running.release()
            connection.close()

    def _try(self) -> None:
        try:
            self._look()
        except PolicyError as error:
            if str(error) != self.trouble:
                logger.error("policy_refused", file=error.file, field=error.field, sentence=str(error))
            self.trouble = str(error)
        except Exception as error:
            if not is_passing(error):
                raise
            logger.warning("policy_not_read", error=name_of(error))

    def _look(self) -> None:
        stamps = _stamps()
        self.looked_at = time.monotonic()
        if stamps == self._seen:
            return
        try:
            take_up()
        except PolicyError:
            self._seen = stamps  # what was published stays refused until something else is
            raise
        self._seen, self.trouble = stamps, ""


def _stamps() -> Stamps:
    streams = [REGISTER, *map(document_stream, names_of(shipped_files()))]
    return [(stream, version) for stream, version in rows(_STAMPS, [streams])]


FOLLOWER = Follower()
