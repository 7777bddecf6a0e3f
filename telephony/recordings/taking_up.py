"""Sound whose process died, was killed, or could not store it: it becomes the recording up to then, or it is
destroyed where no yes stands (S3, S13).

run_taking_up(stop)       # a loop beside the clock; any number may run, nobody takes what another has
take_up(moment)           # one round
"""

import threading
from datetime import datetime, timedelta

import structlog
from django.db import connection

from coordination.log.errors import StreamForgotten
from coordination.log.stream import now
from telephony.calls.commands import StopRecording
from telephony.calls.refusals import ConsentUnknown, NoConsent
from telephony.calls.state import NOTHING, Call
from telephony.calls.telling import call_now, tell
from telephony.recordings.call_spool import CallSpool, call_in, destroy_spool, lying, open_spool
from telephony.recordings.locked_file import LockedFile
from telephony.recordings.spooled import keep_spool, name_gap

EVERY = 5.0  # seconds; where nothing lies it is one look at a folder
# How long the sound of a call that lasts may come back into its spool: an Asterisk is asked for it for less.
RETURNS_WITHIN = timedelta(seconds=60)

log = structlog.get_logger()


def take_up(moment: datetime) -> int:
    """How many were stored or destroyed. One that cannot be now holds up no other."""
    done = 0
    for path in lying():
        file = LockedFile.take(path)
        if file is None:
            continue
        try:
            done += _take(file, moment)
        except Exception as error:  # noqa: BLE001 - the next round tries again
            log.warning("sound waits to be taken up", why=type(error).__name__)
        finally:
            file.close()
    return done


def _take(file: LockedFile, moment: datetime) -> bool:
    """Whether it is gone now."""
    young = moment - file.written_at < RETURNS_WITHIN
    of = call_in(file)
    call = NOTHING if of is None else call_now(of)
    if of is None or call.consent("recording") != "given":
        if young and of is None:  # just being made
            return False
        destroy_spool(file)
        return True
    if young and call.ended_at is None:
        return False
    try:
        spool = open_spool(file, of)
    except StreamForgotten:
        destroy_spool(file)
        return True
    _keep(spool, call, moment)
    return True


def _keep(spool: CallSpool, call: Call, moment: datetime) -> None:
    """Whoever dies in here is followed by one who does it again, and stores nothing twice."""
    try:
        if spool.length:
            keep_spool(spool, spool.ends_at)
        else:
            failed = StopRecording(why="failed", at=moment)
            tell(spool.call, failed, source=spool.manifest.source)
        if not spool.whole:
            name_gap(spool, call.ended_at or moment)
        log.info("sound taken up", call=str(spool.call), seconds=spool.seconds)
    except (ConsentUnknown, NoConsent, StreamForgotten):
        log.info("sound destroyed", call=str(spool.call), why="no")
    spool.discard()


def run_taking_up(stop: threading.Event) -> None:
    """Until told to stop."""
    while not stop.is_set():
        try:
            take_up(now())
        except Exception as error:  # noqa: BLE001 - the next round tries again
            log.warning("taking up waits", why=type(error).__name__)
        connection.close()
        stop.wait(EVERY)
