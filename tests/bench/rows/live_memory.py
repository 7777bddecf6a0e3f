"""What an hour of live sound adds to the memory of the doors' process and of the transcriber, together."""

import os
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from uuid import UUID

from tests.bench.figures import Figure, at_most, median
from tests.bench.live_calls import FRAME, STORIES, Spoken, consenting, spoken
from transcription.live.channels import TRACKS
from transcription.live.decoding import run_decoder
from transcription.live.holding import Held
from transcription.live.listener import not_heard
from transcription.live.running import engines, tend
from transcription.live.sending import Sender
from transcription.live.server import Server
from transcription.live.sessions import Sessions

MOST = 10.0
WARM = 240  # seconds of sound after which buffers, caches and models are as large as they get


def measure(*, quick: bool) -> list[Figure]:
    seconds = 900 if quick else 3600
    sessions, stop = Sessions(), threading.Event()
    with tempfile.TemporaryDirectory(prefix="ringback-bench-") as folder:
        address = Path(folder) / "t.sock"
        server = Server(address, sessions)
        work = [partial(server.run, stop), partial(tend, stop, sessions)]
        work += [partial(run_decoder, stop, sessions, engine) for engine in engines()]
        crew = [threading.Thread(target=one) for one in work]
        for thread in crew:
            thread.start()
        grown = _call(address, sessions, seconds)
        stop.set()
        for thread in crew:
            thread.join()
    work_done = "an hour of live sound" if not quick else "a quarter of an hour of live sound"
    return [at_most(f"memory that {work_done} adds, doors and transcriber", "MB", grown, MOST)]


def _call(address: Path, sessions: Sessions, seconds: int) -> float:
    """Megabytes from the first third of the readings after the warm-up to the last, one call, as fast as it
    goes. Medians: what a decoder takes for one long sentence and gives back goes up and down by 30 MB."""
    call = consenting()
    held = Sender(address, not_heard).hold(call)
    stories = [spoken(name) for name in STORIES]
    place, readings = 0, list[float]()
    while place < seconds * 1000:
        for story in stories:
            place = _bring(held, story, place)
            _until_heard(sessions, call, place)
            if place > WARM * 1000:
                readings.append(_resident())
    held.forget()
    third = len(readings) // 3
    return median(readings[-third:]) - median(readings[:third])


def _bring(held: Held, story: Spoken, place: int) -> int:
    """All frames of a story from `place` on, in milliseconds; where the next one begins."""
    for number in range(story.frames):
        start = number * FRAME
        for track in TRACKS:
            held.hear((track, place + number * 20, story.sound[track][start : start + FRAME]))
    return place + story.frames * 20


def _until_heard(sessions: Sessions, call: UUID, place: int) -> None:
    """Until the words of all that was brought are in the log."""
    while True:
        open_ = sessions.of(call)
        if open_ is not None and open_.session.seconds * 1000 >= place and not sessions.waiting.of(call):
            return
        time.sleep(0.05)


def _resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
