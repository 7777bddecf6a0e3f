"""Compares the work list with what is known of calls, and hands over to people what has waited too long.

It runs beside the clock, not in the transcriber: a transcriber that is away must not be the one to say so.
"""

import threading
from uuid import UUID

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from coordination.log.database import rows
from coordination.log.quarantine import name_of
from coordination.policy.published import policy
from telephony.calls.row import CallRow
from telephony.calls.telling import call_now
from transcription.passes import jobs
from transcription.passes.handing_over import hand_over
from transcription.passes.row import TranscriptionPass
from transcription.passes.sides import sides_of
from transcription.passes.unsounding import silence_live_masked
from transcription.passes.wanted import is_message, sound_of, source_of
from transcription.transcripts.known import forget_old

PAGE = 200
EVERY_SECONDS = 30.0
LATE = "late"  # why a job says that it was handed over and is still to be heard

log = structlog.get_logger()


def find_lost() -> int:
    """Recordings that are not on the list, though the caller agreed: a lost row, a reactor that was parked on
    this call. How many were put on it; what had been heard already is seen when it is claimed."""
    listed = TranscriptionPass.objects.filter(call=OuterRef("pk"))
    agreed = CallRow.objects.filter(recording="stored", consent_transcription="given")
    missing = agreed.filter(~Exists(listed)).order_by("pk").values_list("pk", flat=True)[:PAGE]
    found = 0
    for call_id in list(missing):
        call = call_now(call_id)
        stored = sound_of(call)
        if stored is not None:
            jobs.want(call_id, stored.origin, urgent=is_message(call), seconds=stored.seconds)
            found += 1
    return found


def hand_over_late() -> int:
    """What nothing has heard for as long as the clinic waits goes to a person, once; it stays on the list."""
    late = rows(
        "SELECT call FROM transcription_pass WHERE NOT second AND state IN ('waiting', 'running')"
        " AND why <> %s AND wanted_at < ringback_now() - %s ORDER BY wanted_at LIMIT %s",
        [LATE, policy().transcription.hand_over_unheard_after, PAGE],
    )
    for (call,) in late:
        _hand_over(call)
    return len(late)


def _hand_over(call_id: UUID) -> None:
    call = call_now(call_id)
    stored = sound_of(call)
    sides = sides_of(stored.channels if stored else 1, source_of(call), settings.RINGBACK_STAFF_LEFT)
    silence_live_masked(call_id, sides)
    with transaction.atomic():
        if stored is not None:
            hand_over(call_id, sides, (), stored.seconds or 0.0, "transcriber_away")
        rows("UPDATE transcription_pass SET why = %s WHERE call = %s RETURNING call", [LATE, call_id])


def run_sweeping(stop: threading.Event) -> None:
    """Until told to stop. Whatever goes wrong is logged and tried again: nothing else waits for this."""
    while not stop.is_set():
        try:
            if found := find_lost():
                log.warning("recordings were not on the work list", found=found)
            if late := hand_over_late():
                log.warning("recordings not heard in time", late=late)
            forget_old()
        except Exception as error:  # noqa: BLE001 - the next round tries again
            log.warning("sweep of the work list waits", why=name_of(error))
        connection.close()
        stop.wait(EVERY_SECONDS)
