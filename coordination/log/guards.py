"""How far a consumer (a projection's build, or a reactor) has come in each stream."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coordination.log.arrays import array
from coordination.log.changes import CHANNEL
from coordination.log.database import execute, rows


class Guard(NamedTuple):
    version: int
    parked: bool


NOT_SEEN = Guard(0, parked=False)


class Consumer(NamedTuple):
    """Whose guards: a name and, for a projection, the build of its table (reactors keep 1)."""

    name: str
    build: int
    kinds: tuple[str, ...]


def guards_of(consumer: Consumer, streams: Sequence[str]) -> dict[str, Guard]:
    """The guards of the streams that have one."""
    found = rows(
        "SELECT stream, version, parked FROM log_guard"
        " WHERE consumer = %s AND build = %s AND stream = ANY(%s::text[])",
        [consumer.name, consumer.build, array(streams)],
    )
    return {stream: Guard(version, parked) for stream, version, parked in found}


def build_and_guards(
    name: str, kinds: tuple[str, ...], streams: Sequence[str]
) -> tuple[Consumer, dict[str, Guard]]:
    """A projection's consumer as it stands now, and its guards of these streams, from one look."""
    found = rows(
        "SELECT c.build, g.stream, g.version, g.parked FROM log_consumer c"
        " LEFT JOIN log_guard g ON g.consumer = c.name AND g.build = c.build AND g.stream = ANY(%s::text[])"
        " WHERE c.name = %s",
        [array(streams), name],
    )
    guards = {stream: Guard(version, parked) for _, stream, version, parked in found if stream is not None}
    return Consumer(name, found[0][0], kinds), guards


def set_guards(consumer: Consumer, reached: Mapping[str, Guard], notices: Sequence[str] = ()) -> None:
    """Write them all and tell listeners, in one statement."""
    if not reached:
        return
    execute(
        "WITH written AS (INSERT INTO log_guard (consumer, build, stream, version, parked)"
        " SELECT %s, %s, * FROM unnest(%s::text[], %s::bigint[], %s::boolean[])"
        " ON CONFLICT (consumer, build, stream)"
        " DO UPDATE SET version = excluded.version, parked = excluded.parked)"
        " SELECT pg_notify(%s, notice) FROM unnest(%s::text[]) AS told (notice)",
        [
            consumer.name,
            consumer.build,
            array(list(reached)),
            array([guard.version for guard in reached.values()]),
            array([guard.parked for guard in reached.values()]),
            CHANNEL,
            list(notices),
        ],
    )


_BEHIND = b"""
    SELECT s.stream, coalesce(g.version, 0) FROM log_stream s
    LEFT JOIN log_guard g ON g.consumer = %s AND g.build = %s AND g.stream = s.stream
    WHERE s.stream > %s AND s.stream < %s AND s.version > coalesce(g.version, 0)
      AND NOT coalesce(g.parked, false)
    ORDER BY s.stream LIMIT %s
"""
_RECENT = b"""
    SELECT s.stream, coalesce(g.version, 0) FROM (
        SELECT DISTINCT stream FROM (SELECT stream FROM log_event ORDER BY id DESC LIMIT %s) newest) r
    JOIN log_stream s USING (stream)
    LEFT JOIN log_guard g ON g.consumer = %s AND g.build = %s AND g.stream = s.stream
    WHERE split_part(s.stream, '/', 1) = ANY(%s) AND s.version > coalesce(g.version, 0)
      AND NOT coalesce(g.parked, false)
    ORDER BY s.stream
"""


def kind_range(kind: str) -> tuple[str, str]:
    """The names of a kind's streams lie between these ('0' follows '/')."""
    return f"{kind}/", f"{kind}0"


def behind(consumer: Consumer, kind: str, after: str, limit: int) -> list[tuple[str, int]]:
    """A page of (stream, version reached) of streams whose head is past the guard."""
    first, last = kind_range(kind)
    found = rows(_BEHIND, [consumer.name, consumer.build, max(first, after), last, limit])
    return [(stream, version) for stream, version in found]


def recently_behind(consumer: Consumer, newest: int) -> list[tuple[str, int]]:
    """The same, over the streams of the newest events."""
    found = rows(_RECENT, [newest, consumer.name, consumer.build, list(consumer.kinds)])
    return [(stream, version) for stream, version in found]


def forget_guards(consumer: Consumer, streams: Iterable[str]) -> None:
    """Begin these streams anew."""
    execute(
        "DELETE FROM log_guard WHERE consumer = %s AND build = %s AND stream = ANY(%s)",
        [consumer.name, consumer.build, list(streams)],
    )


def register(name: str, kinds: tuple[str, ...], since: str | None = None) -> Consumer:
    """The consumer's row, made at its first start: a reactor sees what is recorded after `since`."""
    found = rows("SELECT build FROM log_consumer WHERE name = %s", [name])
    if not found:
        execute(
            "INSERT INTO log_consumer (name, since) VALUES (%s, coalesce(%s::timestamptz, ringback_now()))"
            " ON CONFLICT DO NOTHING",
            [name, since],
        )
        found = rows("SELECT build FROM log_consumer WHERE name = %s", [name])
    return Consumer(name, found[0][0], kinds)


def lock(name: str, *, durable: bool = True) -> None:
    """Wait for the right to write for this consumer, until the transaction ends.

    Not durable: the commit does not wait for the disk. For rows that follow from the log, whose guards are
    lost together with them in a crash: then they are folded again."""
    execute(
        "SELECT pg_advisory_xact_lock(hashtextextended(%s, 7)), set_config('synchronous_commit', %s, true)",
        [f"ringback/{name}", "on" if durable else "off"],
    )


def commit_durably() -> None:
    """In a transaction that was locked as not durable: what it does from here on must not be lost."""
    execute("SELECT set_config('synchronous_commit', 'on', true)")
