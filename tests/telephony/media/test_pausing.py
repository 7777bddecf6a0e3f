"""A pause is silence in the stored sound, and nobody listens meanwhile."""

import io
import wave
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from coordination.log.append import Entry, append
from coordination.log.event import Context
from coordination.log.stream import load, now
from telephony.calls.events import CallFact, CallRecordingPaused, CallRecordingResumed, RecordingObject
from telephony.calls.telling import call_now, stream_of
from telephony.media.stream import MediaStream
from telephony.recordings.store import read
from tests.telephony.media.conftest import AT
from tests.telephony.media.listeners import Notebook

LOUD = b"\x80" * 160  # 20 ms of the loudest positive sample
pytestmark = pytest.mark.usefixtures("objects")


def press(call: UUID, *facts: CallFact) -> None:
    """As a person does, from the application."""
    stream = stream_of(call)
    context = Context(actor="person/x", role="nurse", clinic="riverbend", occurred_at=now(), correlation=call)
    append([Entry(stream=stream, expected=load(stream).version, events=list(facts))], context)


def paused(milliseconds: int) -> CallRecordingPaused:
    return CallRecordingPaused(at=AT + timedelta(milliseconds=milliseconds))


def resumed(milliseconds: int) -> CallRecordingResumed:
    return CallRecordingResumed(at=AT + timedelta(milliseconds=milliseconds))


def speak(stream: MediaStream, from_: int, to: int) -> None:
    for milliseconds in range(from_, to, 20):
        stream.put("inbound", milliseconds, LOUD)
        stream.put("outbound", milliseconds, LOUD)


def loud_stretches(call: UUID) -> list[tuple[float, float]]:
    """The stored sound's stretches that are not silence on both channels, in milliseconds."""
    stored = call_now(call).stored
    assert stored is not None
    assert isinstance(stored.content, RecordingObject)
    with wave.open(io.BytesIO(b"".join(read(stored.content)))) as sound:
        frames = sound.readframes(sound.getnframes())
    found: list[tuple[float, float]] = []
    for place in range(len(frames) // 4):
        if frames[place * 4 : place * 4 + 4] != b"\0\0\0\0":
            begun = found.pop()[0] if found and found[-1][1] == place / 8 else place / 8
            found.append((begun, (place + 1) / 8))
    return found


@pytest.fixture
def stream(a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path) -> MediaStream:
    said(a_call, {"recording": True, "transcription": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    assert stream.begin("1", AT)
    return stream


def test_what_is_said_while_paused_is_silence_in_the_stored_sound_and_heard_by_nobody(
    a_call: UUID, stream: MediaStream, notebook: Notebook
) -> None:
    speak(stream, 0, 1000)
    press(a_call, paused(1000))
    stream.obey(stream.look())
    speak(stream, 1000, 7000)  # longer than frames wait to be written away
    press(a_call, resumed(7000))
    stream.obey(stream.look())
    speak(stream, 7000, 8000)
    stream.end(AT)
    assert loud_stretches(a_call) == [(0, 1000), (7000, 8000)]
    assert notebook.over.wait(10)
    assert not [ms for _, ms, _ in notebook.heard if 1000 <= ms < 7000]
    assert len(notebook.heard) == 2 * 2 * 50


def test_what_came_between_the_key_and_its_notice_is_silenced_too(a_call: UUID, stream: MediaStream) -> None:
    speak(stream, 0, 1000)
    press(a_call, paused(1000))
    speak(stream, 1000, 3500)  # two and a half seconds until the watcher has looked
    stream.obey(stream.look())
    speak(stream, 3500, 5000)
    stream.end(AT)
    assert loud_stretches(a_call) == [(0, 1000)]


def test_a_pause_that_was_resumed_between_two_looks_is_silence(a_call: UUID, stream: MediaStream) -> None:
    speak(stream, 0, 2000)
    press(a_call, paused(500), resumed(700))
    stream.obey(stream.look())
    stream.end(AT)
    assert loud_stretches(a_call) == [(0, 500), (700, 2000)]


def test_a_pause_pressed_just_before_the_end_is_silence(a_call: UUID, stream: MediaStream) -> None:
    speak(stream, 0, 2000)
    press(a_call, paused(1500))
    stream.end(AT)
    assert loud_stretches(a_call) == [(0, 1500)]


def test_a_pause_pressed_before_the_sound_begins_holds(
    a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path
) -> None:
    said(a_call, {"recording": True, "transcription": True})
    press(a_call, paused(-2000))
    stream = MediaStream(a_call, "tests", "twilio_media")
    assert stream.begin("1", AT)
    speak(stream, 0, 500)
    press(a_call, resumed(500))
    stream.obey(stream.look())
    speak(stream, 500, 1000)
    stream.end(AT)
    assert loud_stretches(a_call) == [(500, 1000)]
