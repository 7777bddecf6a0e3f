"""How the parts of the log are: for /readyz and /metrics. No patient word, no stream's name."""

from typing import Any

import msgspec

from coordination.log.database import rows
from coordination.log.projection import PROJECTIONS
from coordination.log.reactor import REACTORS

OLDEST_OUTBOX_SECONDS = 30.0  # past it the relay counts as down: a person's screen is that far behind
NEWEST_EVENTS = 10_000


class PartReadiness(msgspec.Struct, frozen=True, kw_only=True):
    """`needed`: calls cannot be taken without it."""

    ok: bool
    needed: bool = False
    lag_events: int = 0
    lag_seconds: float = 0.0
    parked: int = 0
    detail: str = ""


_OUTBOX = b"""
    SELECT (SELECT count(*) FROM (SELECT 1 FROM log_outbox LIMIT 10000) few),
           coalesce((SELECT extract(epoch FROM ringback_now() - e.recorded_at) FROM log_outbox o
                     JOIN log_event e ON e.id = o.event ORDER BY o.id LIMIT 1), 0)::float8
"""
_LAG = b"""
    SELECT count(*), coalesce(extract(epoch FROM ringback_now() - min(e.recorded_at)), 0)::float8
    FROM (SELECT stream, version, recorded_at FROM log_event ORDER BY id DESC LIMIT %s) e
    LEFT JOIN log_guard g ON g.consumer = %s AND g.build = %s AND g.stream = e.stream
    WHERE split_part(e.stream, '/', 1) = ANY(%s) AND e.version > coalesce(g.version, 0)
"""


def relay() -> PartReadiness:
    """How much waits in the outbox, and for how long."""
    ((waiting, seconds),) = rows(_OUTBOX)
    return PartReadiness(
        ok=seconds < OLDEST_OUTBOX_SECONDS, lag_events=waiting, lag_seconds=round(seconds, 3)
    )


def consumers() -> dict[str, PartReadiness]:
    """Every projection and reactor: its lag over the newest events, its parked streams."""
    kinds: dict[str, tuple[str, ...]] = {p.name: p.kinds for p in PROJECTIONS.values()}
    kinds |= {r.name: r.kinds for r in REACTORS.values()}
    known: dict[str, tuple[Any, ...]] = {
        row[0]: row for row in rows("SELECT name, build, stopped FROM log_consumer")
    }
    parked: dict[str, int] = dict(
        rows(
            "SELECT g.consumer, count(*) FROM log_guard g JOIN log_consumer c"
            " ON c.name = g.consumer AND c.build = g.build WHERE g.parked GROUP BY 1"
        )
    )
    return {
        name: _consumer(name, followed, known.get(name), parked.get(name, 0))
        for name, followed in sorted(kinds.items())
    }


def _consumer(name: str, kinds: tuple[str, ...], row: tuple[Any, ...] | None, parked: int) -> PartReadiness:
    if row is None:
        return PartReadiness(ok=False, detail="never started")
    ((events, seconds),) = rows(_LAG, [NEWEST_EVENTS, name, row[1], list(kinds)])
    return PartReadiness(
        ok=not row[2] and seconds < OLDEST_OUTBOX_SECONDS,
        lag_events=events,
        lag_seconds=round(seconds, 3),
        parked=parked,
        detail=row[2],
    )
