"""The relay's delivery in a process without Kafka: the same batches to the same projections and reactors."""

import threading
from collections import deque
from collections.abc import Callable, Sequence

import structlog

from coordination.log.codec import SealedEvent
from coordination.log.runner import Runner

WAITING_EVENTS = 10_000  # for the reactors; about 10 MB. What does not fit is swept
TAKEN_TOGETHER = 1_000

logger = structlog.get_logger(__name__)


class HandedOn:
    """What the projections have seen and the reactors have not: from one thread to another, and bounded."""

    def __init__(self, most: int = WAITING_EVENTS) -> None:
        self._most = most
        self._events: deque[SealedEvent] = deque()
        self._changed = threading.Condition()
        self._behind = False

    def put(self, batch: Sequence[SealedEvent]) -> None:
        """Never waits. Says once that the reactors fell behind, and once that they have caught up."""
        with self._changed:
            waiting = len(self._events)
            fits = waiting + len(batch) <= self._most
            if fits:
                self._events.extend(batch)
                self._changed.notify()
            if not fits and not self._behind:
                self._behind = True
                logger.warning("reactors_behind", waiting=waiting)
            elif not waiting and self._behind:
                self._behind = False
                logger.info("reactors_caught_up")

    def take(self, timeout: float) -> list[SealedEvent]:
        """The oldest, at most 1,000; [] after `timeout` seconds without any."""
        with self._changed:
            self._changed.wait_for(lambda: self._events, timeout)
            return [self._events.popleft() for _ in range(min(TAKEN_TOGETHER, len(self._events)))]


class InProcessDelivery:
    """Projections at once, on the relay's thread; reactors on theirs."""

    def __init__(self, projections: Runner, to_reactors: HandedOn) -> None:
        self._projections = projections
        self._to_reactors = to_reactors

    def deliver(
        self, batch: Sequence[SealedEvent], alive: Callable[[], None], meanwhile: Callable[[], None]
    ) -> None:
        alive()
        self._projections.take(batch)
        self._to_reactors.put(batch)
