"""S7: kill -9 of the transcriber in the middle of a call. No final segment is lost, and none is doubled."""

import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from scripts import children
from tests.faults.waiting import until
from tests.log.conftest import committed
from tests.servers import ROOT, Database
from tests.transcription.live.conftest import consenting
from tests.transcription.live.test_live import segments, text
from tests.transcription.live.transcriber import doors, facts, frames_of, is_complete
from transcription.live.holding import Held
from transcription.transcripts.events import TranscriptNotHeard

__all__ = ["committed"]

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]

SPEED = 3.0  # times as fast as it was spoken


class Process:
    """One transcriber after the other at the same address."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.address = folder / "t.sock"
        self._environment = {
            **database.environment,
            "RINGBACK_TRANSCRIBER_SOCKET": str(self.address),
            "RINGBACK_LIVE_DECODERS": "1",
            "DJANGO_SETTINGS_MODULE": "coordination.settings",
        }
        self._output = (folder / "transcriber.log").open("ab")
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.faults.live_transcriber"]
        self._child = children.spawn(command, output=self._output, env=self._environment, folder=ROOT)

    def kill(self) -> None:
        self._child.kill()
        self._child.wait()

    def close(self) -> None:
        self.kill()
        self._output.close()


@pytest.fixture
def process(committed: Database, tmp_path: Path) -> Iterator[Process]:
    started = Process(committed, tmp_path)
    yield started
    started.close()


def speak(held: Held, name: str) -> threading.Thread:
    """The call goes on at its own pace, whatever becomes of its transcriber."""

    def run() -> None:
        began = time.monotonic()
        for frame in frames_of(name):
            time.sleep(max(0.0, began + frame[1] / 1000 / SPEED - time.monotonic()))
            held.hear(frame)
        held.ended = True

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def at_least(call: UUID, number: int) -> bool:
    return len(segments(call)) >= number


def assert_whole(call: UUID) -> None:
    """The six things that were said in this call, once each, in their places."""
    found = segments(call)
    assert [one.channel for one in found] == ["staff", "caller", "staff", "caller", "staff", "caller"]
    # Whoever begins again in the middle of a pause hears the same words some tenths of a second earlier.
    assert [one.start for one in found] == pytest.approx([0.3, 4.5, 11.5, 15.5, 21.0, 26.5], abs=0.9)
    assert len({one.segment for one in found}) == 6
    assert text(call, "caller").count("blood pressure") == 1
    assert text(call, "staff").count("stay on the line") == 1
    assert not [fact for fact in facts(call) if isinstance(fact, TranscriptNotHeard)]


def test_s7_killed_in_mid_call_no_segment_is_lost_and_none_doubled(process: Process) -> None:
    call = consenting("en")
    speaking = speak(doors(process.address).hold(call), "dizzy-after-new-pill")
    for after in (1, 3, 4):
        until(partial(at_least, call, after), 90)
        process.kill()
        process.start()
    speaking.join(60)
    until(lambda: is_complete(call), 90)
    assert_whole(call)


def test_s7_a_transcriber_that_comes_only_after_the_call_hears_all_of_it(process: Process) -> None:
    process.kill()
    call = consenting("en")
    speak(doors(process.address).hold(call), "dizzy-after-new-pill").join(60)
    assert segments(call) == []
    process.start()
    until(lambda: is_complete(call), 90)
    assert_whole(call)
