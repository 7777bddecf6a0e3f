"""Lets a reactor see what it has not seen, stream by stream.

An event that makes it append has a transaction with its guard and what is appended; those before it that
ask for nothing move their guards in the same one.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from coordination.log.append import append
from coordination.log.codec import SealedEvent
from coordination.log.database import rows
from coordination.log.deciding import deciding
from coordination.log.errors import ConcurrencyError, OlderThanTheLog
from coordination.log.event import Context, Logged, type_of
from coordination.log.faults import is_passing
from coordination.log.guards import (
    NOT_SEEN,
    Consumer,
    Guard,
    commit_durably,
    guards_of,
    lock,
    register,
    set_guards,
)
from coordination.log.missing import Opened, events_past, streams_of, unseen
from coordination.log.quarantine import Poison, name_of, park, refuse_too_much
from coordination.log.reactor import Reactor

TRIES = 5  # of one event against writers who were faster
TOGETHER = 100  # events a transaction; a reactor's look at the log takes a few milliseconds each


class Begun(NamedTuple):
    """Whose guards, since when it reacts, and to which types (None: all). Fixed once it has started."""

    consumer: Consumer
    since: datetime
    types: frozenset[str] | None

    def needs(self, sealed: SealedEvent) -> bool:
        return sealed.recorded_at >= self.since and (self.types is None or sealed.type in self.types)


def consumer_of(reactor: Reactor, since: str | None = None) -> Consumer:
    """Its guards' name. At its first start ever it begins at the present, or at `since`."""
    return register(reactor.name, reactor.kinds, since)


def begun(reactor: Reactor) -> Begun:
    """Start it, at the present when it never ran."""
    consumer = consumer_of(reactor)
    ((since,),) = rows("SELECT since FROM log_consumer WHERE name = %s", [reactor.name])
    types = None if reactor.on is None else frozenset(type_of(cls).type for cls in reactor.on)
    return Begun(consumer, since, types)


def react_to_streams(reactor: Reactor, places: Sequence[tuple[str, int]]) -> int:
    """What the named streams have past their guards; how many events were seen."""
    start = begun(reactor)
    fresh = events_past(start.consumer, [stream for stream, _ in places])
    needed = [sealed for sealed in fresh if start.needs(sealed)]
    return _see(reactor, start, fresh, Opened(needed))


def react_to_batch(reactor: Reactor, start: Begun, batch: Sequence[SealedEvent], opened: Opened) -> int:
    """What a batch has past the guards, gaps filled from the log; how many events were seen."""
    wanted = [sealed for sealed in batch if sealed.stream.partition("/")[0] in reactor.kinds]
    if not wanted:
        return 0
    fresh = unseen(wanted, guards_of(start.consumer, streams_of(wanted)))
    return _see(reactor, start, fresh, opened)


def _see(reactor: Reactor, start: Begun, fresh: Sequence[SealedEvent], opened: Opened) -> int:
    place = 0
    while place < len(fresh):
        some = fresh[place : place + TOGETHER]
        try:
            place += _together(reactor, start, some, opened)
        except Exception as error:
            if isinstance(error, OlderThanTheLog) or (
                is_passing(error) and not isinstance(error, ConcurrencyError)
            ):
                raise
            # One of them fails, and nothing of the others stayed: each for itself then.
            for sealed in some:
                _alone(reactor, start, sealed, opened)
            place += len(some)
    return len(fresh)


def _together(reactor: Reactor, start: Begun, some: Sequence[SealedEvent], opened: Opened) -> int:
    """One transaction: it sees these events up to the first that makes it append; how many these are.

    Another process may have been here: the guards are read again under the lock."""
    reached: dict[str, Guard] = {}
    seen = 0
    with transaction.atomic():
        lock(reactor.name, durable=False)
        guards = guards_of(start.consumer, streams_of(some))
        for sealed in some:
            seen += 1
            guard = guards.get(sealed.stream, NOT_SEEN)
            if guard.parked or sealed.version <= guard.version:
                continue
            reached[sealed.stream] = Guard(sealed.version, parked=False)
            if start.needs(sealed) and _answer(reactor, opened.open(sealed)):
                break
        set_guards(start.consumer, reached)
    return seen


def _answer(reactor: Reactor, cause: Logged) -> bool:
    """Whether it had anything to append. Guards alone may be lost in a crash: then it looks again."""
    with deciding() as policy:
        entries = [entry for entry in reactor.react(cause) if entry.events]
        if entries:
            commit_durably()
            append(entries, context_of(reactor, cause, policy))
    return bool(entries)


def _alone(reactor: Reactor, start: Begun, sealed: SealedEvent, opened: Opened) -> None:
    for attempt in range(1, TRIES + 1):
        try:
            _together(reactor, start, [sealed], opened)
            return
        except ConcurrencyError:
            if attempt == TRIES:
                raise
        except Exception as error:
            if isinstance(error, OlderThanTheLog) or is_passing(error):
                raise
            _park(start.consumer, sealed, error)
            return


def _park(consumer: Consumer, sealed: SealedEvent, error: Exception) -> None:
    with transaction.atomic():
        park(consumer, Poison(sealed.stream, sealed.version, sealed.event_id, name_of(error)))
    refuse_too_much(consumer)


def context_of(reactor: Reactor, cause: Logged, policy: str = "") -> Context:
    """Who a reactor is: itself, because of the event, in its call; by the policy that it decided by, which
    where there is none is that of the event."""
    return Context(
        actor=reactor.actor,
        role="system",
        clinic=cause.clinic,
        occurred_at=cause.recorded_at,
        mode=cause.mode,
        correlation=cause.correlation,
        causation=cause.event_id,
        policy=policy or cause.policy,
    )
