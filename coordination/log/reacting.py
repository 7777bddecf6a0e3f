"""Lets a reactor see what it has not seen: stream by stream, one event and one transaction at a time."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from coordination.log.append import append
from coordination.log.codec import SealedEvent
from coordination.log.database import rows
from coordination.log.errors import ConcurrencyError, OlderThanTheLog
from coordination.log.event import Context, Logged, type_of
from coordination.log.faults import is_passing
from coordination.log.guards import NOT_SEEN, Consumer, Guard, guards_of, lock, register, set_guards
from coordination.log.missing import Opened, events_after
from coordination.log.quarantine import Poison, name_of, park, refuse_too_much
from coordination.log.reactor import Reactor

TRIES = 5  # of one event against writers who were faster


def consumer_of(reactor: Reactor, since: str | None = None) -> Consumer:
    """Its guards' name. At its first start ever it begins at the present, or at `since`."""
    return register(reactor.name, reactor.kinds, since)


def react_to_streams(reactor: Reactor, places: Sequence[tuple[str, int]]) -> int:
    """What the named streams have past their guards; how many events were seen."""
    consumer = consumer_of(reactor)
    reached = guards_of(consumer, [stream for stream, _ in places])
    fresh = events_after(
        [
            (stream, reached.get(stream, NOT_SEEN).version)
            for stream, _ in places
            if not reached.get(stream, NOT_SEEN).parked
        ]
    )
    ((since,),) = rows("SELECT since FROM log_consumer WHERE name = %s", [reactor.name])
    by_stream: dict[str, list[SealedEvent]] = {}
    for sealed in fresh:
        by_stream.setdefault(sealed.stream, []).append(sealed)
    opened = Opened(fresh)
    for events in by_stream.values():
        _react_to_stream(reactor, consumer, events, opened, since)
    return len(fresh)


def _react_to_stream(
    reactor: Reactor, consumer: Consumer, events: Sequence[SealedEvent], opened: Opened, since: datetime
) -> None:
    wanted = None if reactor.on is None else {type_of(cls).type for cls in reactor.on}
    for sealed in events:
        if sealed.recorded_at < since or (wanted is not None and sealed.type not in wanted):
            _skip(reactor, consumer, sealed)
            continue
        if not _react_once(reactor, consumer, sealed, opened):
            return


def _skip(reactor: Reactor, consumer: Consumer, sealed: SealedEvent) -> None:
    with transaction.atomic():
        lock(reactor.name)
        if _is_next(consumer, sealed):
            set_guards(consumer, {sealed.stream: Guard(sealed.version, parked=False)})


def _react_once(reactor: Reactor, consumer: Consumer, sealed: SealedEvent, opened: Opened) -> bool:
    """False when the stream was parked here."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                lock(reactor.name)
                if _is_next(consumer, sealed):
                    cause = opened.open(sealed)
                    append(list(reactor.react(cause)), context_of(reactor, cause))
                    set_guards(consumer, {sealed.stream: Guard(sealed.version, parked=False)})
            return True
        except ConcurrencyError:
            if attempt == TRIES:
                raise
        except Exception as error:
            if isinstance(error, OlderThanTheLog) or is_passing(error):
                raise
            _park(consumer, sealed, error)
            return False
    return False


def _is_next(consumer: Consumer, sealed: SealedEvent) -> bool:
    guard = guards_of(consumer, [sealed.stream]).get(sealed.stream, NOT_SEEN)
    return guard.version == sealed.version - 1 and not guard.parked


def _park(consumer: Consumer, sealed: SealedEvent, error: Exception) -> None:
    with transaction.atomic():
        park(consumer, Poison(sealed.stream, sealed.version, sealed.event_id, name_of(error)))
    refuse_too_much(consumer)


def context_of(reactor: Reactor, cause: Logged) -> Context:
    """Who a reactor is: itself, because of the event, in its call."""
    return Context(
        actor=reactor.actor,
        role="system",
        clinic=cause.clinic,
        occurred_at=cause.recorded_at,
        mode=cause.mode,
        correlation=cause.correlation,
        causation=cause.event_id,
        policy=cause.policy,
    )
