"""Load, decide, append: how every command runs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec
from django.db import OperationalError, connection, transaction
from msgspec.structs import replace

from coordination.log.append import Entry, append
from coordination.log.decider import Decider, state_of
from coordination.log.deciding import deciding
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Context, Logged
from coordination.log.faults import is_lost_race
from coordination.log.stream import Loaded, load

S = TypeVar("S")
PRACTICE = "practice"
TRIES = 5  # a command without If-Match decides again this often before it gives up


class Outcome(msgspec.Struct, Generic[S], frozen=True, kw_only=True):
    """What a command did. `appended` is empty when it had been done before."""

    stream: str
    version: int
    state: S
    appended: list[Logged]
    loaded: Loaded

    @property
    def logged(self) -> list[Logged]:
        """The whole stream after the command."""
        return self.loaded.logged + [e for e in self.appended if e.stream == self.stream]


def decided(decider: Decider[S], loaded: Loaded, command: Any) -> Entry:
    """The entry that the command makes of this stream: its events and the alarms after them."""
    state = state_of(decider, loaded.events)
    events = list(decider.decide(state, command))
    for event in events:
        state = decider.evolve(state, event)
    alarms = decider.alarms(state) if decider.alarms is not None else None
    return Entry(stream=loaded.stream, expected=loaded.version, events=events, alarms=alarms)


def execute(
    decider: Decider[S],
    stream: str,
    command_of: Callable[[datetime], Any],
    context_of: Callable[[datetime], Context],
    *,
    expected: int | None = None,
    also: Callable[[Loaded], list[Entry]] | None = None,
) -> Outcome[S]:
    """Run one command. `expected` is the version that the person saw: ConcurrencyError when the
    stream has moved on. A lost race (or a deadlock) otherwise decides again, up to five times. `Refused`
    comes through. The policy is held still meanwhile. What is done to a stream that began in practice is
    practice, whatever mode the context says (S14).
    """
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic(), deciding():
                return _once(decider, stream, command_of, context_of, expected, also)
        except (ConcurrencyError, OperationalError) as error:
            stale = expected is not None and isinstance(error, ConcurrencyError)
            if stale or not is_lost_race(error) or attempt == TRIES or connection.needs_rollback:
                raise
    raise AssertionError("unreachable")


def in_its_mode(context: Context, loaded: Loaded) -> Context:
    """S14, in one place, so that no route can forget it: nothing leads from practice back to live."""
    began = loaded.logged[0].mode if loaded.logged else context.mode
    return replace(context, mode=PRACTICE) if began == PRACTICE else context


def _once(
    decider: Decider[S],
    stream: str,
    command_of: Callable[[datetime], Any],
    context_of: Callable[[datetime], Context],
    expected: int | None,
    also: Callable[[Loaded], list[Entry]] | None,
) -> Outcome[S]:
    loaded = load(stream)
    if expected is not None and loaded.version != expected:
        raise ConcurrencyError(stream, expected, loaded.version)
    entry = decided(decider, loaded, command_of(loaded.now))
    entries = [entry, *(also(loaded) if also is not None else [])]
    appended = append(entries, in_its_mode(context_of(loaded.now), loaded))
    own = [logged for logged in appended if logged.stream == stream]
    state = state_of(decider, [*loaded.events, *(logged.event for logged in own)])
    return Outcome(
        stream=stream, version=loaded.version + len(own), state=state, appended=appended, loaded=loaded
    )
