"""The decoders of a transcriber: each takes the next speech in turn, hears it and has it written down."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

import structlog
from django.db import connection

from coordination.log.errors import Refused, StreamForgotten
from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from transcription.engines.port import Engine
from transcription.live.jobs import Job
from transcription.live.sessions import Open, Sessions

IDLE = 0.25
RETRY = 1.0

T = TypeVar("T")
log = structlog.get_logger()


def run_decoder(stop: threading.Event, sessions: Sessions, engine: Engine) -> None:
    """Until told to stop. What is in hand then is answered for by whoever hears the call next."""
    while not stop.is_set():
        if not decode_next(stop, sessions, engine):
            sessions.waiting.wait(IDLE)
    connection.close()


def decode_next(stop: threading.Event, sessions: Sessions, engine: Engine) -> bool:
    """One job of the call whose turn it is; False when nothing waits."""
    job = sessions.waiting.take(time.monotonic())
    if job is None:
        return False
    open_ = sessions.of(job.call)
    try:
        if open_ is not None:
            _write(stop, sessions, open_, job, engine)
            open_.session.keep(open_.scribe.kept_from())  # before it is done: until then it holds its place
    finally:
        sessions.waiting.done(job)
    if open_ is not None and sessions.of(job.call) is open_ and not stop.is_set():
        sessions.settle(open_)
    return True


def _write(stop: threading.Event, sessions: Sessions, open_: Open, job: Job, engine: Engine) -> None:
    try:
        facts = until_it_works(stop, lambda: open_.scribe.hear(job, engine))
        if facts is not None:
            until_it_works(stop, lambda: open_.scribe.record(job, facts))
            if job.utterance is not None:
                open_.session.heard(job, time.monotonic())
    except (Refused, StreamForgotten) as refusal:
        log.info("no longer listened to", call=str(job.call), why=type(refusal).__name__)
        sessions.forget(job.call)


def until_it_works(stop: threading.Event, work: Callable[[], T]) -> T | None:
    """The database away: again, for as long as it takes. None when told to stop."""
    while True:
        try:
            return work()
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("live words wait", why=name_of(error))
            connection.close()
            if stop.wait(RETRY):
                return None
