"""The statements about the work list. A job is claimed, leased and given back; nothing is held in between.

Each is one statement of its own, or joins the caller's transaction. Whoever works on a job says so every few
seconds; when that stops, the lease runs out and the next one goes on where the log and the row say.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec

from coordination.log.database import execute, rows

LEASE = timedelta(seconds=30)  # after a kill -9 the next worker begins so much later
BEAT_SECONDS = 5.0
PAUSES = (  # before the second try, the third, ... : the last try is 13 minutes after the first, and
    timedelta(seconds=5),  # a message is due after 30
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
)
TRIES = len(PAUSES) + 1
HEARD = ""  # why a job is done whose recording was heard to its end ...
HEARD_BEFORE = "heard before"  # ... or had been, by whoever was here before


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A job as it was claimed. `attempts` counts this one. `second`: the second hearing is what is left."""

    call: UUID
    second: bool
    urgent: bool
    seconds: float | None
    attempts: int
    recording: str
    settings: str
    heard: tuple[float, ...]


class LeaseLost(Exception):
    """The job is somebody else's by now, or nobody's any more: leave it at once."""


def want(call: UUID, recording: str, *, urgent: bool, seconds: float | None) -> None:
    """Put a call on the list, for this recording. Is it on it for another one, it begins anew: whoever works
    on that loses it. Once urgent it stays so."""
    execute(
        b"""
        INSERT INTO transcription_pass AS p
            (call, state, second, urgent, seconds, wanted_at, not_before, attempts, recording, settings,
             heard, why)
        VALUES (%(call)s, 'waiting', false, %(urgent)s, %(seconds)s, ringback_now(), ringback_now(), 0, '',
                '', '{}', '')
        ON CONFLICT (call) DO UPDATE SET urgent = p.urgent OR excluded.urgent, seconds = excluded.seconds
        """,
        {"call": call, "urgent": urgent, "seconds": seconds},
    )
    execute(
        b"""
        UPDATE transcription_pass SET state = 'waiting', second = false, wanted_at = ringback_now(),
            not_before = ringback_now(), attempts = 0, worker = NULL, leased_until = NULL, why = ''
        WHERE call = %s AND (state <> 'waiting' OR second) AND recording <> %s
        """,
        [call, recording],
    )


def lean(call: UUID) -> None:
    """The recording was heard: the second hearing may follow, once a recording."""
    execute(
        b"""
        UPDATE transcription_pass SET second = true, state = 'waiting', wanted_at = ringback_now(),
            not_before = ringback_now(), attempts = 0, heard = '{}', settings = '', why = ''
        WHERE call = %s AND state = 'done' AND NOT second AND why IN (%s, %s)
        """,
        [call, HEARD, HEARD_BEFORE],
    )


def not_wanted(call: UUID, why: str) -> None:
    """Whoever works on it loses it with his next step."""
    execute(
        "UPDATE transcription_pass SET state = 'done', why = %s, worker = NULL, leased_until = NULL"
        " WHERE call = %s AND state <> 'done'",
        [why, call],
    )


def claim(worker: UUID) -> Job | None:
    """The next job that is due: messages first, then the longest waiting, second hearings after all of them.
    None when nothing is to do.

    Materialized: a plan that chooses again for every row passes over what it has locked, and takes several.
    """
    found = rows(
        b"""
        WITH next AS MATERIALIZED (
            SELECT call FROM transcription_pass
            WHERE (state = 'waiting' AND not_before <= ringback_now())
               OR (state = 'running' AND leased_until < ringback_now())
            ORDER BY second, urgent DESC, wanted_at, call LIMIT 1 FOR UPDATE SKIP LOCKED)
        UPDATE transcription_pass p SET state = 'running', worker = %(worker)s, attempts = p.attempts + 1,
            leased_until = ringback_now() + %(lease)s
        FROM next WHERE p.call = next.call
        RETURNING p.call, p.second, p.urgent, p.seconds, p.attempts, p.recording, p.settings, p.heard
        """,
        {"worker": worker, "lease": LEASE},
    )
    return _job(found[0]) if found else None


def _job(row: tuple[Any, ...]) -> Job:
    call, second, urgent, seconds, attempts, recording, settings, heard = row
    return Job(
        call=call,
        second=second,
        urgent=urgent,
        seconds=seconds,
        attempts=attempts,
        recording=recording,
        settings=settings,
        heard=tuple(heard),
    )


def keep(worker: UUID, calls: Sequence[UUID]) -> None:
    """This worker is still at these."""
    execute(
        "UPDATE transcription_pass SET leased_until = ringback_now() + %s"
        " WHERE call = ANY(%s) AND worker = %s AND state = 'running'",
        [LEASE, list(calls), worker],
    )


def advance(call: UUID, worker: UUID, recording: str, settings: str, heard: list[float]) -> None:
    """So much of each channel is heard: in the transaction that appends it. Raises LeaseLost."""
    _mine(
        b"""
        UPDATE transcription_pass SET recording = %(recording)s, settings = %(settings)s, heard = %(heard)s,
            leased_until = ringback_now() + %(lease)s
        WHERE call = %(call)s AND worker = %(worker)s AND state = 'running' RETURNING call
        """,
        {"recording": recording, "settings": settings, "heard": heard, "lease": LEASE}
        | {"call": call, "worker": worker},
    )


def finish(call: UUID, worker: UUID, why: str = HEARD) -> None:
    """Done, for the reason that is given if it was not heard. Raises LeaseLost."""
    _end(call, worker, "done", why)


def park(call: UUID, worker: UUID, why: str) -> list[float]:
    """It waits for a person: `manage.py passes` lists and releases. How much was heard. Raises LeaseLost."""
    return _end(call, worker, "parked", why)


def _end(call: UUID, worker: UUID, state: str, why: str) -> list[float]:
    ((heard,),) = _mine(
        b"""
        UPDATE transcription_pass SET state = %(state)s, why = %(why)s, worker = NULL, leased_until = NULL
        WHERE call = %(call)s AND worker = %(worker)s AND state = 'running' RETURNING heard
        """,
        {"state": state, "why": why, "call": call, "worker": worker},
    )
    found: list[float] = heard
    return found


def give_back(call: UUID, worker: UUID) -> None:
    """Not now: whoever is next goes on where this one stopped. It is no try that failed."""
    execute(
        "UPDATE transcription_pass SET state = 'waiting', worker = NULL, leased_until = NULL,"
        " attempts = attempts - 1 WHERE call = %s AND worker = %s AND state = 'running'",
        [call, worker],
    )


def try_later(call: UUID, worker: UUID, attempts: int, why: str) -> None:
    """After the pause of this attempt."""
    execute(
        "UPDATE transcription_pass SET state = 'waiting', worker = NULL, leased_until = NULL, why = %s,"
        " not_before = ringback_now() + %s WHERE call = %s AND worker = %s AND state = 'running'",
        [why, PAUSES[attempts - 1], call, worker],
    )


def release(call: UUID | None = None) -> int:
    """Parked jobs, or one, may be tried again; how many."""
    return execute(
        "UPDATE transcription_pass SET state = 'waiting', attempts = 0, not_before = ringback_now()"
        " WHERE state = 'parked' AND (%(call)s::uuid IS NULL OR call = %(call)s)",
        {"call": call},
    ).rowcount


def more_pressing_waits(job: Job) -> bool:
    """Whether something waits that is to be heard before this: a message, and for a second hearing any
    recording whose words are not written."""
    if job.urgent and not job.second:
        return False
    return bool(
        rows(
            "SELECT 1 FROM transcription_pass WHERE NOT second AND (urgent OR %s) AND state = 'waiting'"
            " AND not_before <= ringback_now() LIMIT 1",
            [job.second],
        )
    )


def _mine(sql: bytes, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = rows(sql, parameters)
    if not found:
        raise LeaseLost
    return found
