"""Runs the projections or the reactors of one process: batches as they come, sweeps for the rest."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import structlog
from django.db import connection

from coordination.log.applying import apply, catch_up_streams, target_of
from coordination.log.codec import SealedEvent
from coordination.log.database import execute
from coordination.log.destruction import forget_destroyed
from coordination.log.faults import is_passing
from coordination.log.guards import Consumer, register
from coordination.log.leases import Leases
from coordination.log.missing import Opened
from coordination.log.projection import PROJECTIONS, Projection
from coordination.log.quarantine import TooMuchPoison, name_of
from coordination.log.reacting import begun, consumer_of, react_to_batch, react_to_streams
from coordination.log.reactor import REACTORS, Reactor
from coordination.log.sweep import Step, sweep, sweep_recent

RECENT_SECONDS = 3.0
FULL_SECONDS = 86_400.0
LONGEST_PAUSE = 10.0  # of one part, while the others go on

logger = structlog.get_logger(__name__)


class Part:
    """One projection or reactor as a runner sees it."""

    def __init__(
        self,
        name: str,
        consumer: Callable[[], Consumer],
        take: Callable[[Sequence[SealedEvent], Opened], int],
        step: Step,
        tend: Callable[[], object] = lambda: None,
    ) -> None:
        self.name = name
        self.consumer = consumer
        self.take = take
        self.step = step
        self.tend = tend
        self.stopped = False
        self.failures = 0
        self.not_before = 0.0
        self.next_full = 0.0
        self.next_recent = 0.0


def projection_part(projection: Projection[Any]) -> Part:
    def consumer() -> Consumer:
        register(projection.name, projection.kinds)
        return target_of(projection).consumer

    return Part(
        projection.name,
        consumer,
        partial(apply, projection),
        partial(catch_up_streams, projection),
        partial(forget_destroyed, projection),
    )


def reactor_part(reactor: Reactor) -> Part:
    start = cache(partial(begun, reactor))

    def take(batch: Sequence[SealedEvent], opened: Opened) -> int:
        return react_to_batch(reactor, start(), batch, opened)

    return Part(reactor.name, partial(consumer_of, reactor), take, partial(react_to_streams, reactor))


def all_projections() -> list[Part]:
    return [projection_part(projection) for projection in PROJECTIONS.values()]


def all_reactors() -> list[Part]:
    return [reactor_part(reactor) for reactor in REACTORS.values()]


class Runner:
    """`take` batches and `tend` in a loop, on one thread. Errors that pass by themselves make a part
    pause and sweep; too much poison stops that part alone; OlderThanTheLog comes through."""

    def __init__(self, role: str, parts: Sequence[Part], stop: threading.Event) -> None:
        self._parts = list(parts)
        self._stop = stop
        self._leases = Leases(role, [part.name for part in parts])
        self._by_name = {part.name: part for part in parts}

    def take(self, batch: Sequence[SealedEvent]) -> None:
        """Every part sees the batch; each event is opened once for all."""
        opened: Opened | None = None
        for part in self._running():
            opened = opened or self._opened(part, batch)
            if opened is not None:
                self._guarded(part, partial(part.take, batch, opened))

    def tend(self) -> None:
        """Leases, destructions, and the sweeps that are due."""
        for name in self._leases.refresh():
            self._by_name[name].next_full = 0.0
        for part in self._running():
            if time.monotonic() >= part.next_full:
                self._guarded(part, partial(self._sweep, part))
        moment = time.monotonic()
        due = [part for part in self._running() if part.next_recent <= moment < part.next_full]
        # One a turn: each takes some ten milliseconds, and batches wait meanwhile.
        for part in sorted(due, key=lambda part: part.next_recent)[:1]:
            self._guarded(part, partial(self._sweep_recent, part))

    def close(self) -> None:
        self._leases.close()

    def _running(self) -> list[Part]:
        moment = time.monotonic()
        return [
            part
            for part in self._parts
            if part.name in self._leases.held and not part.stopped and moment >= part.not_before
        ]

    def _opened(self, part: Part, batch: Sequence[SealedEvent]) -> Opened | None:
        made: list[Opened] = []
        self._guarded(part, lambda: made.append(Opened(batch)))
        return made[0] if made else None

    def _sweep(self, part: Part) -> None:
        consumer = part.consumer()
        execute("UPDATE log_consumer SET stopped = '' WHERE name = %s AND stopped <> ''", [part.name])
        part.tend()
        sweep(consumer, part.step, self._go_on)
        if not self._stop.is_set():
            part.next_full = time.monotonic() + FULL_SECONDS
            part.next_recent = time.monotonic() + RECENT_SECONDS

    def _sweep_recent(self, part: Part) -> None:
        part.tend()
        sweep_recent(part.consumer(), part.step)
        part.next_recent = time.monotonic() + RECENT_SECONDS

    def _go_on(self) -> bool:
        """In a long sweep: keep the leases awake, or a standby would take them and sweep as well."""
        for name in self._leases.refresh():
            self._by_name[name].next_full = 0.0
        return not self._stop.is_set()

    def _guarded(self, part: Part, work: Callable[[], object]) -> None:
        try:
            work()
            part.failures = 0
        except TooMuchPoison as error:
            part.stopped = True
            logger.error("consumer_stopped", consumer=part.name, reason=str(error))
            execute("UPDATE log_consumer SET stopped = %s WHERE name = %s", [str(error), part.name])
        except Exception as error:
            if not is_passing(error):
                raise
            connection.close()
            part.failures += 1
            part.not_before = time.monotonic() + min(LONGEST_PAUSE, 0.05 * 2 ** min(part.failures, 10))
            part.next_full = 0.0
            logger.warning("consumer_waits", consumer=part.name, error=name_of(error), failures=part.failures)
