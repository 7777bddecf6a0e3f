"""The loops of a deployment: relay, projections, reactors, clock; or all of them in one process.

Each runs until `stop` is set, finishes the transaction that it is in, and leaves nothing half done.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import psycopg
import structlog
from confluent_kafka import KafkaException
from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from coordination.log import idempotency
from coordination.log.faults import is_passing
from coordination.log.feed import KafkaFeed
from coordination.log.firing import fire_due
from coordination.log.generation import current
from coordination.log.in_process import HandedOn, InProcessDelivery
from coordination.log.kafka import KafkaDelivery, NotDelivered
from coordination.log.quarantine import name_of
from coordination.log.relay import Delivery, Relay
from coordination.log.runner import Runner, all_projections, all_reactors

BUSY_SECONDS = 0.01
IDLE_SECONDS = 0.25
CHECKPOINT_SECONDS = 1.0
CLOCK_SECONDS = 0.5
RETRY_SECONDS = 1.0
CLEAN_EVERY = 7200  # clock ticks: once an hour

logger = structlog.get_logger(__name__)
_beside_the_clock: dict[str, Callable[[threading.Event], None]] = {}
_only_in_up: dict[str, Callable[[threading.Event], None]] = {}


def beside_the_clock(name: str, loop: Callable[[threading.Event], None]) -> None:
    """Add a loop of an app above this one, in its `ready`. It runs in every clock process and in `up`; it
    must bear that several run, and must end only when told: the first that fails ends its process."""
    _beside_the_clock[name] = loop


def only_in_up(name: str, loop: Callable[[threading.Event], None]) -> None:
    """Add a loop of an app above this one that has a command of its own and runs once: `up` runs it too."""
    _only_in_up[name] = loop


def is_embedded() -> bool:
    """Without Kafka the relay hands its batches to the projections and reactors of its own process."""
    return not settings.RINGBACK_KAFKA


def run_relay(
    stop: threading.Event, delivery: Delivery | None = None, tend: Callable[[], None] = lambda: None
) -> None:
    """Carry the log until told to stop. Standing by looks for the lock every quarter of a second."""
    relay: Relay | None = None
    idle = IDLE_SECONDS
    while not stop.is_set():
        try:
            relay = relay or Relay(delivery or KafkaDelivery(current(), stop))
            carried = relay.run_once()
            tend()
            idle = BUSY_SECONDS if carried else min(IDLE_SECONDS, idle * 1.5)
            if not carried:
                relay.wait(idle)
        except (NotDelivered, KafkaException, psycopg.Error, DatabaseError) as error:
            logger.warning("relay_waits", error=type(error).__name__)
            connection.close()
            stop.wait(RETRY_SECONDS)
    if relay is not None:
        relay.close()
    connection.close()


def run_consumers(stop: threading.Event, role: str, names: Sequence[str] = ()) -> None:
    """Projections or reactors fed by Kafka, until told to stop: the named ones, or all of them."""
    parts = all_projections() if role == "projections" else all_reactors()
    runner = Runner(role, [part for part in parts if not names or part.name in names], stop)
    feed = KafkaFeed("/".join([role, *sorted(names)]))
    while not stop.is_set():
        with _waiting_out(role, stop):
            runner.tend()
            if batch := feed.poll(0.1):
                runner.take(batch)
            feed.checkpoint(CHECKPOINT_SECONDS)
    feed.close()
    runner.close()
    connection.close()


@contextmanager
def _waiting_out(role: str, stop: threading.Event) -> Iterator[None]:
    """What passes by itself ends in a pause; everything else comes through."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, KafkaException) and not is_passing(error):
            raise
        logger.warning("consumer_waits", role=role, error=name_of(error))
        connection.close()
        stop.wait(RETRY_SECONDS)


def run_clock(stop: threading.Event) -> None:
    """Fire alarms as they come due."""
    ticks = 0
    while not stop.is_set():
        try:
            close_old_connections()
            while not stop.is_set() and fire_due():
                pass
            ticks += 1
            if ticks % CLEAN_EVERY == 1:
                idempotency.clean()
        except Exception as error:
            if not is_passing(error):
                raise
            logger.warning("clock_waits", error=name_of(error))
            connection.close()
        stop.wait(CLOCK_SECONDS)
    connection.close()


def clock_loops() -> dict[str, Callable[[threading.Event], None]]:
    """What a clock process runs, by name."""
    return {"clock": run_clock, **_beside_the_clock}


def run_embedded_relay(stop: threading.Event, to_reactors: HandedOn) -> None:
    """The relay and the projections of a process without Kafka, on one thread."""
    projections = Runner("projections", all_projections(), stop)
    run_relay(stop, InProcessDelivery(projections, to_reactors), projections.tend)
    projections.close()


def run_embedded_reactors(stop: threading.Event, handed_on: HandedOn) -> None:
    """The reactors of a process without Kafka."""
    reactors = Runner("reactors", all_reactors(), stop)
    while not stop.is_set():
        with _waiting_out("reactors", stop):
            reactors.tend()
            if batch := handed_on.take(0.1):
                reactors.take(batch)
    reactors.close()
    connection.close()


def all_loops() -> dict[str, Callable[[threading.Event], None]]:
    """What `up` runs beside the web server, by name."""
    if is_embedded():
        handed_on = HandedOn()
        return {
            "relay": lambda stop: run_embedded_relay(stop, handed_on),
            "reactors": lambda stop: run_embedded_reactors(stop, handed_on),
            **clock_loops(),
            **_only_in_up,
        }
    return {
        "relay": run_relay,
        "projections": lambda stop: run_consumers(stop, "projections"),
        "reactors": lambda stop: run_consumers(stop, "reactors"),
        **clock_loops(),
        **_only_in_up,
    }
