"""Who may write next: each stream's version moves under its row lock, or nobody writes.

The same round trip gives back what sealing needs: the event ids (UUIDv7 by the database's clock),
the time, the stream's correlation and its wrapped key.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coordination.log.arrays import array
from coordination.log.database import rows
from coordination.log.errors import ConcurrencyError, StreamForgotten
from coordination.log.keys import FACTS, made, open_key
from coordination.log.sealing import new_wrapped_key


class Claim(NamedTuple):
    stream: str
    expected: int | None
    events: int
    correlation: UUID | None


class Claimed(NamedTuple):
    first_version: int
    event_ids: list[UUID]
    recorded_at: datetime
    correlation: UUID | None
    key: AESGCM


_GIVEN_BACK = b"""
    RETURNING s.stream, s.version,
              CASE a.count WHEN 1 THEN ARRAY[uuidv7()]
                           ELSE ARRAY(SELECT uuidv7() FROM generate_series(1, a.count)) END,
              ringback_now(), s.correlation, k.kek, k.wrapped
"""
_MOVE_ONE = (
    b"""
    WITH a AS (SELECT %s::text AS stream, %s::bigint AS expected, %s::bigint AS count)
    UPDATE log_stream s SET version = s.version + a.count FROM a, log_key k
    WHERE s.stream = a.stream AND (a.expected IS NULL OR s.version = a.expected)
      AND k.owner = s.stream AND k.class = ''
"""
    + _GIVEN_BACK
)
# Locked in the order of their names first: two writers with crossed streams wait, not deadlock.
_MOVE_MANY = (
    b"""
    WITH a AS (SELECT * FROM unnest(%s::text[], %s::bigint[], %s::bigint[]) AS a (stream, expected, count)),
    locked AS MATERIALIZED (
        SELECT s.stream FROM log_stream s WHERE s.stream IN (SELECT stream FROM a)
        ORDER BY s.stream FOR UPDATE)
    UPDATE log_stream s SET version = s.version + a.count FROM a, locked l, log_key k
    WHERE s.stream = a.stream AND l.stream = s.stream AND (a.expected IS NULL OR s.version = a.expected)
      AND k.owner = s.stream AND k.class = ''
"""
    + _GIVEN_BACK
)
_CREATE = b"""
    WITH a AS (SELECT * FROM unnest(%s::text[], %s::bigint[], %s::uuid[], %s::text[], %s::bytea[])
                        AS a (stream, count, correlation, kek, wrapped)),
    made AS (
        INSERT INTO log_stream (stream, version, correlation)
        SELECT a.stream, a.count, a.correlation FROM a
        WHERE NOT EXISTS (SELECT FROM log_destroyed d WHERE d.owner = a.stream AND d.class = '')
        ORDER BY a.stream ON CONFLICT DO NOTHING RETURNING stream),
    keyed AS (
        INSERT INTO log_key (owner, class, kek, wrapped)
        SELECT a.stream, '', a.kek, a.wrapped FROM a JOIN made USING (stream))
    SELECT a.stream, ARRAY(SELECT uuidv7() FROM generate_series(1, a.count)), ringback_now(), a.correlation
    FROM a JOIN made USING (stream)
"""


def claim_versions(claims: Sequence[Claim]) -> dict[str, Claimed]:
    """Move every stream or raise: ConcurrencyError with the version that stands, StreamForgotten."""
    if len({claim.stream for claim in claims}) != len(claims):
        raise TypeError("a stream stands twice in one append: join its events in one entry")
    moved = _move([claim for claim in claims if claim.expected != 0])
    unknown = [c for c in claims if c.stream not in moved and not c.expected]
    created = _create(unknown)
    moved |= created
    collected_by_a_twin = [c for c in unknown if c.stream not in created and c.expected is None]
    if collected_by_a_twin:
        moved |= _move(collected_by_a_twin)
    for claim in claims:
        if claim.stream not in moved:
            raise _why_not(claim)
    return moved


def _move(claims: Sequence[Claim]) -> dict[str, Claimed]:
    if not claims:
        return {}
    if len(claims) == 1:
        (claim,) = claims
        found = rows(_MOVE_ONE, [claim.stream, claim.expected, claim.events])
    else:
        found = rows(
            _MOVE_MANY,
            [
                array([c.stream for c in claims]),
                array([c.expected for c in claims]),
                array([c.events for c in claims]),
            ],
        )
    return {row[0]: _claimed(row) for row in found}


def _claimed(row: tuple[Any, ...]) -> Claimed:
    stream, version, event_ids, recorded_at, correlation, kek, wrapped = row
    key = open_key(kek, wrapped, (stream, FACTS))
    return Claimed(version - len(event_ids) + 1, event_ids, recorded_at, correlation, key)


def _create(claims: Sequence[Claim]) -> dict[str, Claimed]:
    if not claims:
        return {}
    fresh = {claim.stream: new_wrapped_key(claim.stream, FACTS) for claim in claims}
    found = rows(
        _CREATE,
        [
            array([c.stream for c in claims]),
            array([c.events for c in claims]),
            array([c.correlation for c in claims]),
            array([fresh[c.stream][0] for c in claims]),
            [fresh[c.stream][1] for c in claims],
        ],
    )
    for stream, *_ in found:
        made((stream, FACTS))
    return {
        stream: Claimed(1, event_ids, recorded_at, correlation, AESGCM(fresh[stream][2]))
        for stream, event_ids, recorded_at, correlation in found
    }


def _why_not(claim: Claim) -> ConcurrencyError | StreamForgotten:
    if rows("SELECT 1 FROM log_destroyed WHERE owner = %s AND class = ''", [claim.stream]):
        return StreamForgotten(claim.stream)
    found = rows("SELECT version FROM log_stream WHERE stream = %s", [claim.stream])
    return ConcurrencyError(claim.stream, claim.expected, found[0][0] if found else 0)
