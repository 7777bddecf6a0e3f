"""Works the list off: one job after the other, as often as it takes, until told to stop."""

import threading
from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import connection, transaction

from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from telephony.calls.telling import call_now
from transcription.passes import jobs
from transcription.passes.failures import WorkerDied, failure_of
from transcription.passes.handing_over import hand_over
from transcription.passes.hands import Hands
from transcription.passes.jobs import Job, LeaseLost
from transcription.passes.one_pass import hear
from transcription.passes.priority import give_way
from transcription.passes.sides import sides_of
from transcription.passes.unsounding import silence_live_masked
from transcription.passes.wanted import sound_of, source_of

IDLE_SECONDS = 0.5
RETRY_SECONDS = 1.0

log = structlog.get_logger()


def run_worker(stop: threading.Event, hands: Hands) -> None:
    """Until told to stop, behind everything that cannot wait. The database away: what was in hand lapses, and
    is taken up again."""
    give_way()
    while not stop.is_set():
        try:
            if not work_once(hands, lambda: not stop.is_set()):
                stop.wait(IDLE_SECONDS)
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("transcriber waits", why=name_of(error))
            connection.close()
            stop.wait(RETRY_SECONDS)
    connection.close()


def work_once(hands: Hands, go_on: Callable[[], bool] = lambda: True) -> bool:
    """The next job, until it is done, failed, lost or given back; False when there is none."""
    job = jobs.claim(hands.worker)
    if job is None:
        return False
    with hands.on(job.call):
        try:
            if job.attempts > jobs.TRIES:
                raise WorkerDied
            hear(job, hands.worker, go_on)
        except LeaseLost:
            log.info("pass left to another", call=str(job.call))
        except Exception as error:
            if is_passing(error):
                raise
            _failed(job, hands, error)
    return True


def _failed(job: Job, hands: Hands, error: Exception) -> None:
    """Try again after a pause, or park it: then a person hears it (S11). Nobody waits for the second one."""
    failure = failure_of(error)
    log.warning("pass failed", call=str(job.call), attempt=job.attempts, why=name_of(error))
    if not failure.lasting and job.attempts < jobs.TRIES:
        jobs.try_later(job.call, hands.worker, job.attempts, failure.why)
        return
    if job.second:
        jobs.finish(job.call, hands.worker, failure.why)
        return
    call = call_now(job.call)
    stored = sound_of(call)
    sides = sides_of(stored.channels if stored else 1, source_of(call), settings.RINGBACK_STAFF_LEFT)
    silence_live_masked(job.call, sides)
    with transaction.atomic():
        heard = jobs.park(job.call, hands.worker, failure.why)
        if stored is not None:
            hand_over(job.call, sides, heard, stored.seconds or 0.0, failure.not_heard)
