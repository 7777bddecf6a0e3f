"""S7: the transcriber's process is killed in the middle of a recording, again and again, and told to stop."""

import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from telephony.calls.telling import call_now
from tests.faults.house import Child
from tests.faults.waiting import until
from tests.log.conftest import committed
from tests.servers import Database
from tests.transcription.passes.hearing import completed, heard, lines, ogg, samples_of, wav_of
from tests.transcription.passes.recorded import began, ended, store
from transcription.passes import jobs
from transcription.passes.row import TranscriptionPass
from transcription.passes.wanted import sound_of

__all__ = ["committed"]
pytestmark = [pytest.mark.faults, pytest.mark.timeout(500)]

PATIENCE = 200.0  # of a machine that is busy with others; alone it takes seconds
STORIES = ("refill-answered", "dropped-twice-calls-again")


class Transcriber:
    """Starts the process, and looks at what it does to the calls of one database."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._folder = folder
        self._environment = {
            **database.environment,
            "DJANGO_SETTINGS_MODULE": "coordination.settings",
            "RINGBACK_KAFKA": "",
            "RINGBACK_MEDIA": str(folder / "objects"),
            "RINGBACK_SPEECH_THREADS": "1",
            "RINGBACK_TRANSCRIBER_SOCKET": "",
        }
        self._children: list[Child] = []

    def start(self) -> Child:
        name = f"transcriber-{len(self._children)}"
        command = [sys.executable, "-m", "tests.faults.transcriber"]
        child = Child(name, command, self._environment, self._folder)
        self._children.append(child)
        return child

    def close(self) -> None:
        for child in self._children:
            if child.popen.poll() is None:
                child.kill()


@pytest.fixture
def transcriber(committed: Database, settings: Settings, tmp_path: Path) -> Iterator[Transcriber]:
    settings.MEDIA_ROOT = str(tmp_path / "objects")
    one = Transcriber(committed, tmp_path)
    yield one
    one.close()


def recorded(sound: bytes) -> UUID:
    """A call whose recording is to be heard, as the reactor lists it."""
    call = began()
    store(call, sound)
    ended(call)
    stored = sound_of(call_now(call))
    assert stored is not None
    jobs.want(call, stored.sha256, urgent=False, seconds=stored.seconds)
    return call


def lapse() -> None:
    """The lease of whoever died runs out now, and not half a minute later."""
    TranscriptionPass.objects.filter(state="running").update(leased_until="2026-01-01T00:00:00Z")


def test_s7_killed_at_any_point_no_segment_is_lost_and_none_doubled(transcriber: Transcriber) -> None:
    import numpy as np

    sound = wav_of(np.concatenate([samples_of(ogg(story)) for story in STORIES], axis=1))
    call = recorded(sound)
    for count in (0, 2, 5):
        child = transcriber.start()
        until(
            lambda: TranscriptionPass.objects.filter(state="running").exists() and len(heard(call)) >= count,  # noqa: B023
            PATIENCE,
        )
        child.kill()
        assert completed(call) == []
        lapse()
    child = transcriber.start()
    until(lambda: len(heard(call)) >= 7, PATIENCE)
    code, seconds = child.end()
    assert (code, TranscriptionPass.objects.get().state) == (0, "waiting")
    assert completed(call) == []

    whole = recorded(sound)
    transcriber.start()
    until(lambda: completed(call) and completed(whole), PATIENCE)
    assert lines(call) == lines(whole)
    ids = [one.segment for one in heard(call)]
    assert len(ids) == len(set(ids)) >= 9
    assert [one.segments for one in completed(call)] == [len(ids)]
    print(f"{len(ids)} segments over four processes; told to stop it took {seconds:.1f} s")
