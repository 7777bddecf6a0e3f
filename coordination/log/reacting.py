"""Lets a reactor see what it has not seen: stream by stream, one event and one transaction at a time."""

from collections.abc import Sequence

from django.db import transaction

from coordination.log.append import append
from coordination.log.codec import SealedEvent
from coordination.log.database import rows
from coordination.log.errors import ConcurrencyError, OlderThanTheLog
from coordination.log.event import Context, Logged, type_of
from coordination.log.faults import is_passing
from coordination.log.guards import NOT_SEEN, Consumer, Guard, guards_of, lock, register, set_guards
from coordination.log.missing import Opened, events_past
from coordination.log.quarantine import Poison, name_of, park, refuse_too_much
from coordination.log.reactor import Reactor

TRIES = 5  # of one event against writers who were faster


def consumer_of(reactor: Reactor, since: str | None = None) -> Consumer:
    """Its guards' name. At its first start ever it begins at the present, or at `since`."""
    return register(reactor.name, reactor.kinds, since)


def react_to_streams(reactor: Reactor, places: Sequence[tuple[str, int]]) -> int:
    """What the named streams have past their guards; how many events were seen."""
    consumer = consumer_of(reactor)
    fresh = events_past(consumer, [stream for stream, _ in places])
    ((since,),) = rows("SELECT since FROM log_consumer WHERE name = %s", [reactor.name])
    wanted = None if reactor.on is None else {type_of(cls).type for cls in reactor.on}
    needed = [
        sealed
        for sealed in fresh
        if sealed.recorded_at >= since and (wanted is None or sealed.type in wanted)
    ]
    opened = Opened(needed)
    parked: set[str] = set()
    for sealed in needed:
        if sealed.stream not in parked and not _react_once(reactor, consumer, sealed, opened):
            parked.add(sealed.stream)
    if fresh:
        _pass_over(reactor, consumer, {sealed.stream: sealed.version for sealed in fresh}, needed)
    return len(fresh)


def _pass_over(
    reactor: Reactor, consumer: Consumer, read: dict[str, int], needed: Sequence[SealedEvent]
) -> None:
    """Move the guards over what followed the last needed event of each stream: one transaction for all."""
    reacted = {sealed.stream: sealed.version for sealed in needed}
    with transaction.atomic():
        lock(reactor.name)
        reached = guards_of(consumer, list(read))
        set_guards(
            consumer,
            {
                stream: Guard(version, parked=False)
                for stream, version in read.items()
                if not (guard := reached.get(stream, NOT_SEEN)).parked
                and reacted.get(stream, 0) <= guard.version < version
            },
        )


def _react_once(reactor: Reactor, consumer: Consumer, sealed: SealedEvent, opened: Opened) -> bool:
    """False when the stream was parked here."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                lock(reactor.name)
                if _is_new(consumer, sealed):
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


def _is_new(consumer: Consumer, sealed: SealedEvent) -> bool:
    """Another process may have been here. What lies between guard and event was not needed."""
    guard = guards_of(consumer, [sealed.stream]).get(sealed.stream, NOT_SEEN)
    return guard.version < sealed.version and not guard.parked


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
