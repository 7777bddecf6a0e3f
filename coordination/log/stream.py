"""Reading streams from the log, whole and in order."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from coordination.log import database
from coordination.log.codec import COLUMNS, open_events, sealed_event
from coordination.log.event import Event, Forgotten, Logged


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A stream at one moment. `now` is the database's time of the reading."""

    stream: str
    version: int
    logged: list[Logged]
    now: datetime

    @property
    def events(self) -> list[Event | Forgotten]:
        return [entry.event for entry in self.logged]


_LOAD = f"""
    SELECT {COLUMNS}, p.position, ringback_now() FROM log_event e LEFT JOIN log_position p ON p.event = e.id
    WHERE e.stream = %s ORDER BY e.version
""".encode()
_LOAD_MANY = f"""
    SELECT {COLUMNS}, p.position, ringback_now() FROM log_event e LEFT JOIN log_position p ON p.event = e.id
    WHERE e.stream = ANY(%s) ORDER BY e.stream, e.version
""".encode()

_TAIL = f"""
    SELECT {COLUMNS}, p.position FROM log_event e LEFT JOIN log_position p ON p.event = e.id
    WHERE e.stream = %s AND e.version > %s AND e.version <= %s ORDER BY e.version
""".encode()


NEWEST = 2**62  # past every version


def now() -> datetime:
    """The log's time (PostgreSQL's; tests may offset it)."""
    return database.now()


def load(stream: str) -> Loaded:
    """One stream; version 0 and no events when it does not exist."""
    found = database.rows(_LOAD, [stream])
    if not found:
        return Loaded(stream=stream, version=0, logged=[], now=now())
    logged = open_events([sealed_event(row, row[16]) for row in found])
    return Loaded(stream=stream, version=logged[-1].version, logged=logged, now=found[-1][17])


def tail(stream: str, *, upto: int, last: int) -> list[Logged]:
    """The newest `last` events of a stream up to version `upto`, in order: for who must not open a whole
    call's words for each new one."""
    found = database.rows(_TAIL, [stream, upto - last, upto])
    return open_events([sealed_event(row, row[16]) for row in found])


def load_after(stream: str, version: int) -> list[Logged]:
    """What a stream holds past this version, in order."""
    return tail(stream, upto=NEWEST, last=NEWEST - version)


def head_of(stream: str) -> int:
    """The version of its last event; 0 when it does not exist."""
    ((head,),) = database.rows("SELECT coalesce(max(version), 0) FROM log_event WHERE stream = %s", [stream])
    return int(head)


def load_held(stream: str) -> Loaded:
    """One stream, to which nobody else appends until the caller's transaction ends: for what may be stored
    only while something stands there."""
    database.rows("SELECT 1 FROM log_stream WHERE stream = %s FOR SHARE", [stream])
    return load(stream)


def load_many(streams: Sequence[str]) -> dict[str, Loaded]:
    """Each named stream, also those that do not exist, from one look at the log."""
    found = database.rows(_LOAD_MANY, [list(streams)])
    moment = found[-1][17] if found else now()
    grouped: dict[str, list[Logged]] = {stream: [] for stream in streams}
    for logged in open_events([sealed_event(row, row[16]) for row in found]):
        grouped[logged.stream].append(logged)
    return {
        stream: Loaded(stream=stream, version=logged[-1].version if logged else 0, logged=logged, now=moment)
        for stream, logged in grouped.items()
    }
