"""What was missed is asked for without anybody's doing: at start, soon after, and every three minutes.

run_reconciling(stop)      # a loop beside the clock; any number may run, one at a time works
catch_up(moment)           # one round, also of `manage.py reconcile`
"""

import threading
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import structlog
from django.db import connection
from django.db.models import Min, Q

from coordination.log.database import rows
from coordination.log.errors import Refused
from coordination.log.stream import now
from telephony.adapters.connected import adapters
from telephony.adapters.missed import (
    Found,
    close_captures,
    note_outage,
    note_silence,
    take_missed,
    to_fetch,
)
from telephony.adapters.port import PbxAdapter
from telephony.calls.row import CallRow
from telephony.calls.state import SILENT_WAITING
from telephony.doors.phone_systems import came_back, seen, went_away
from telephony.recordings.fetching import fetch_now

FIRST_TIME = timedelta(days=1)
OVERLAP = timedelta(minutes=15)  # their clocks and ours differ, and their lists lag behind
SETTLED = timedelta(seconds=10)  # what is as young as this is still being told of in the usual way
PAUSES = (15.0, 60.0, 180.0)  # seconds after the first round, the second, and every other
AWAY_PAUSE = 30.0

log = structlog.get_logger()


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What one round did, source by source; why a source could not be asked, in words for a person."""

    found: dict[str, Found]
    away: dict[str, str]
    fetched: dict[str, int]
    silent: int
    captures_closed: int


def catch_up(moment: datetime, since: datetime | None = None) -> Round:
    """Ask every phone system that keeps a list, fetch its messages, note gaps. `since` overrides ours."""
    found: dict[str, Found] = {}
    away: dict[str, str] = {}
    fetched: dict[str, int] = {}
    for adapter in adapters():
        try:
            one = _ask(adapter, moment, since)
        except Refused as refusal:
            went_away(adapter.source)
            away[adapter.source] = str(refusal)
            continue
        found[adapter.source] = one
        fetched[adapter.source] = _fetch({*one.fetch, *_begun(adapter.source)})
    waiting = CallRow.objects.exclude(state="ended").filter(
        Q(last_at=None) | Q(last_at__lte=moment - SILENT_WAITING)
    )
    silent = note_silence(waiting.iterator(), moment)
    closed = close_captures(CallRow.objects.filter(state="ended", recording="recording").iterator(), moment)
    return Round(found=found, away=away, fetched=fetched, silent=silent, captures_closed=closed)


def _ask(adapter: PbxAdapter, moment: datetime, since: datetime | None) -> Found:
    before = seen(adapter.source)
    begin = since or _begin(adapter.source, before.seen_at if before else None, moment)
    found = take_missed(adapter, begin, moment if since else moment - SETTLED)
    if not adapter.capabilities.reconcile:
        return found
    if before is not None and before.away_since is not None:
        running = CallRow.objects.exclude(state="ended").filter(source=adapter.source)
        note_outage(running.exclude(pk__in=found.known).iterator(), before.away_since, moment)
    came_back(adapter.source, moment)
    return found


def _begin(source: str, seen_at: datetime | None, moment: datetime) -> datetime:
    """Before what was seen last; and before every call of today whose end we do not know."""
    begin = seen_at - OVERLAP if seen_at is not None else moment - FIRST_TIME
    running = CallRow.objects.exclude(state="ended").filter(source=source)
    oldest = running.filter(first_at__gt=moment - FIRST_TIME).aggregate(oldest=Min("first_at"))["oldest"]
    return min(begin, oldest - SETTLED) if oldest is not None else begin


def _begun(source: str) -> Sequence[tuple[UUID, str]]:
    """Messages whose fetching failed before."""
    begun = CallRow.objects.filter(state="ended", recording="recording", source=source)
    return [pair for row in begun.iterator() for pair in to_fetch(row.id)]


def _fetch(messages: set[tuple[UUID, str]]) -> int:
    """One that cannot be fetched holds up no other: it is tried again in the next round."""
    fetched = 0
    for call, name in sorted(messages):
        try:
            fetch_now(call, name)
            fetched += 1
        except Exception as error:  # noqa: BLE001 - the next round tries again
            log.warning("recording not fetched", call=str(call), why=type(error).__name__)
    return fetched


def run_reconciling(stop: threading.Event) -> None:
    """Until told to stop. Whatever goes wrong is logged and tried again: nothing else waits for this."""
    pauses = iter(PAUSES)
    away: Collection[str] = ()
    while not stop.is_set():
        pause = next(pauses, PAUSES[-1])
        try:
            done = _alone()
            if done is not None:
                away = say_changes(away, done.away)
            if away:
                pause = AWAY_PAUSE
        except Exception as error:  # noqa: BLE001 - the next round tries again
            log.warning("reconciling waits", why=type(error).__name__)
            pause = AWAY_PAUSE
        connection.close()
        stop.wait(pause)


def say_changes(before: Collection[str], away: Collection[str]) -> Collection[str]:
    """Log that a source went out of reach, and that it is back: once an episode. Gives who is away now."""
    if gone := sorted(set(away) - set(before)):
        log.warning("phone system out of reach", sources=gone)
    if back := sorted(set(before) - set(away)):
        log.info("phone system back in reach", sources=back)
    return away


def _alone() -> Round | None:
    """A round, unless another process is in one."""
    lock = b"hashtextextended('ringback/reconciling', 7)"
    ((ours,),) = rows(b"SELECT pg_try_advisory_lock(" + lock + b")")
    if not ours:
        return None
    try:
        return catch_up(now())
    finally:
        rows(b"SELECT pg_advisory_unlock(" + lock + b")")
