"""The live part of a transcriber process: its server, its decoders, and what has to be done now and then."""

import os
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

from coordination.log.changes import tell_figures
from coordination.log.errors import Refused, StreamForgotten
from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from transcription.engines.choosing import load
from transcription.engines.port import Engine
from transcription.live import notes
from transcription.live.decoding import run_decoder
from transcription.live.server import Server, Taken
from transcription.live.sessions import RETURNS_WITHIN, Open, Sessions

LOOK_EVERY = 0.25
NOTE_EVERY = 1.0
CLEAN_EVERY = 3600.0
STAND_BY = 1.0
# Seconds that a thread may keep the interpreter from others that want it. Decoders and voice activity work
# outside of it and come back for microseconds, hundreds of times a second: at Python's 5 ms they queue.
TURN = 0.0005
BEHIND = "behind"  # the figure's name on the way to a call's page

log = structlog.get_logger()


def run_live(stop: threading.Event) -> None:
    """Hear calls while they last, until told to stop. A second transcriber of a machine stands by."""
    address = settings.RINGBACK_TRANSCRIBER_SOCKET
    if not address:
        stop.wait()
        return
    sys.setswitchinterval(TURN)
    sessions, decoders = Sessions(), engines()  # before anybody connects: nobody waits for weights
    server = None
    while server is None and not stop.is_set():
        try:
            server = Server(Path(address), sessions)
        except Taken:
            stop.wait(STAND_BY)
    if server is None:
        return
    crew = [threading.Thread(target=server.run, args=(stop,), name="live server")]
    crew += [
        threading.Thread(target=run_decoder, args=(stop, sessions, engine), name=f"decoder {number}")
        for number, engine in enumerate(decoders)
    ]
    for thread in crew:
        thread.start()
    tend(stop, sessions)
    for thread in crew:
        thread.join()


def engines() -> list[Engine]:
    """One decoder a core, each with a model of its own: short utterances of several calls at once are heard
    sooner side by side than one after the other on all cores."""
    cores = len(os.sched_getaffinity(0))
    count = settings.RINGBACK_LIVE_DECODERS or min(cores, 8)
    threads = max(1, cores // count)
    name, model = settings.RINGBACK_SPEECH_ENGINE, settings.RINGBACK_SPEECH_MODEL
    return [load(name, model, threads=threads, live=True) for _ in range(count)]


def tend(stop: threading.Event, sessions: Sessions) -> None:
    """Look after every call four times a second; say once a second how late its words are."""
    noted = cleaned = 0.0
    told: dict[UUID, int] = {}
    while not stop.wait(LOOK_EVERY):
        now = time.monotonic()
        for open_ in sessions.all():
            look_after(sessions, open_, now)
        if now - noted >= NOTE_EVERY:
            noted = now
            told = note(sessions, now, told)
        if now - cleaned >= CLEAN_EVERY:
            cleaned = now
            clean()
    connection.close()


def look_after(sessions: Sessions, open_: Open, now: float) -> None:
    """What no frame brings about: an utterance that nothing follows, words held too long, an end."""
    session = open_.session
    try:
        session.pause_where_nothing_comes(now)
        if open_.left_at is not None and now - open_.left_at > RETURNS_WITHIN:
            session.end(now)
        ended = session.ended  # read before the jobs: the end brings the last of them
        if sessions.waiting.of(session.call):
            return
        if ended:
            open_.scribe.complete(session.seconds)
            notes.forget_lag(session.call)
            sessions.forget(session.call)
        else:
            open_.scribe.due(session.seconds)
            session.keep(open_.scribe.kept_from())
            sessions.settle(open_)
    except (Refused, StreamForgotten):
        sessions.forget(session.call)
    except Exception as error:
        if not is_passing(error):
            raise
        log.warning("live words wait", why=name_of(error))
        connection.close()


def clean() -> None:
    """The notes of another day's calls go."""
    try:
        notes.clean()
    except DatabaseError as error:
        log.warning("not cleaned up", why=name_of(error))
        connection.close()


def note(sessions: Sessions, now: float, told: Mapping[UUID, int]) -> dict[UUID, int]:
    """How late each call's words are, for whoever looks at it; pages are told of whole seconds that changed.
    What they know then."""
    lags = {open_.session.call: open_.session.lag(now) for open_ in sessions.all()}
    seconds = {call: round(lag) for call, lag in lags.items()}
    try:
        notes.note_lag(lags)
        tell_figures(BEHIND, {call: lag for call, lag in lags.items() if told.get(call) != seconds[call]})
    except DatabaseError as error:
        log.warning("lag not noted", why=name_of(error))
        connection.close()
        return {}
    return seconds
