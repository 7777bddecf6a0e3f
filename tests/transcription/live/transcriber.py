"""A transcriber in this process, and doors that bring it sound over the real socket."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db import connection

from coordination.log.event import Event, Forgotten
from coordination.log.stream import load
from telephony.recordings.tracks import Track
from telephony.simulator.audio import decode
from transcription.engines.port import Engine
from transcription.live.decoding import run_decoder
from transcription.live.listener import not_heard
from transcription.live.running import tend
from transcription.live.sending import Sender
from transcription.live.server import Server
from transcription.live.sessions import Sessions
from transcription.transcripts.appending import transcript_of
from transcription.transcripts.events import TranscriptPassCompleted

AUDIO = Path(__file__).resolve().parents[3] / "telephony" / "simulator" / "audio"
FRAME = 160
Frame = tuple[Track, int, bytes]


@contextmanager
def transcriber(address: Path, engines: Iterable[Engine]) -> Iterator[Sessions]:
    """What `manage.py transcriber` runs for calls that last."""
    sessions, stop = Sessions(), threading.Event()
    server = Server(address, sessions)
    work = [partial(server.run, stop), partial(_tend, stop, sessions)]
    work += [partial(run_decoder, stop, sessions, engine) for engine in engines]
    crew = [threading.Thread(target=one) for one in work]
    for thread in crew:
        thread.start()
    try:
        yield sessions
    finally:
        stop.set()
        for thread in crew:
            thread.join(30)


def _tend(stop: threading.Event, sessions: Sessions) -> None:
    tend(stop, sessions)
    connection.close()


def doors(address: Path) -> Sender:
    return Sender(address, not_heard)


def frames_of(name: str) -> list[Frame]:
    """A story of the simulator's as its phone system would send it, both tracks in turn."""
    caller, staff = decode(AUDIO / f"{name}.ogg").mulaw()
    found: list[Frame] = []
    for start in range(0, len(caller), FRAME):
        for track, sound in (("inbound", caller), ("outbound", staff)):
            party: Track = "inbound" if track == "inbound" else "outbound"
            found.append((party, start // 8, sound[start : start + FRAME]))
    return found


def facts(call: UUID) -> list[Event | Forgotten]:
    return load(transcript_of(call)).events


def is_complete(call: UUID) -> bool:
    return any(isinstance(fact, TranscriptPassCompleted) for fact in facts(call))
