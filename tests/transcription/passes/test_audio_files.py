"""docs/audio.md, files: each row of the table is a test here."""

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from coordination.log.stream import now
from telephony.recordings.audio import Audio
from telephony.recordings.keeping import Sound, keep_sound
from tests.telephony.conftest import phone
from tests.telephony.doors.phone import Phone, consent, offered
from tests.telephony.recordings.sounds import mp3, wav
from tests.transcription import nothing_said
from tests.transcription.passes.hearing import (
    React,
    completed,
    heard,
    lines,
    mono,
    not_heard,
    ogg,
    recorded,
    row,
    said,
    samples_of,
    wav_of,
)
from tests.transcription.passes.recorded import SOURCE, began, ended
from tests.transcription.passes.scripted import Scripted
from transcription.engines.port import Engine
from transcription.passes import one_pass
from transcription.passes.hands import Hands
from transcription.passes.worker import work_once

__all__ = ["phone"]
pytestmark = pytest.mark.django_db
HOUR = 3600


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    engine = Scripted()
    monkeypatch.setattr(one_pass, "engine", lambda: engine)
    return engine


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, tiny: Engine) -> Engine:
    monkeypatch.setattr(one_pass, "engine", lambda: tiny)
    return tiny


def stored_as_is(react: React, pieces: Iterator[bytes], audio: Audio, length: int) -> UUID:
    """Sound that no door has looked at, in pieces: as a fetched or a very long recording is stored."""
    call = began()
    digest = hashlib.sha256(str(length).encode()).hexdigest()
    sound = Sound(audio=audio, bytes=length, sha256=digest, via="upload", at=now())
    keep_sound(call, SOURCE, sound, pieces)
    ended(call)
    react()
    return call


def lying(sound: bytes, claimed: int) -> bytes:
    """The same WAV file, whose header says another length."""
    riff = min(36 + claimed, 0xFFFFFFFF)
    return sound[:4] + struct.pack("<I", riff) + sound[8:40] + struct.pack("<I", claimed) + sound[44:]


@pytest.mark.parametrize("claimed", [0, 0xFFFFFFFF, 4_000_000])
def test_a_wav_that_lies_about_its_length_is_heard_as_far_as_it_goes(
    react: React, hands: Hands, scripted: Scripted, claimed: int
) -> None:
    sound = mono("chest-pain-voicemail")
    honest = recorded(react, sound, "audio/wav")
    work_once(hands)
    call = recorded(react, lying(sound, claimed), "audio/wav")
    work_once(hands)
    assert len(lines(honest)) == 3
    assert lines(call) == lines(honest)
    assert [one.seconds for one in completed(call)] == [one.seconds for one in completed(honest)]
    assert not_heard(call) == []


def resident() -> int:
    """Bytes of this process's memory, now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def three_hours(words: bytes) -> Iterator[bytes]:
    """8 kHz, one channel, 16 bits: silence, and the same words after a minute, an hour and a half, and almost
    three hours."""
    minute = bytes(60 * 16_000)
    yield wav(0.0, channels=1, claimed=3 * HOUR * 16_000)
    for number in range(180):
        begins = number in {1, 90, 179}
        yield words + minute[len(words) :] if begins else minute


@pytest.mark.timeout(400)
def test_a_file_of_three_hours_is_heard_to_its_end_in_bounded_memory(
    react: React, hands: Hands, scripted: Scripted
) -> None:
    import numpy as np

    told = samples_of(mono("chest-pain-voicemail"))[0][::2]
    words = (told * 32767).astype(np.int16).tobytes()
    audio = Audio(media_type="audio/wav", channels=1, seconds=3.0 * HOUR)
    call = stored_as_is(react, three_hours(words), audio, 44 + 3 * HOUR * 16_000)
    looked: list[int] = []

    def look() -> bool:
        looked.append(resident())
        return True

    work_once(hands, look)
    starts = [one.start for one in heard(call)]
    assert [round(at // 60) for at in (starts[0], starts[len(starts) // 2], starts[-1])] == [1, 90, 179]
    assert [one.seconds for one in completed(call)] == [10_800.0]
    grown = max(looked) - looked[60]
    print(f"three hours: {grown / 1e6:.0f} MB more than after the first minute, {len(looked)} blocks")
    assert grown < 50_000_000


@pytest.mark.parametrize("media", ["audio/wav", "audio/ogg", "audio/mpeg"])
def test_a_file_that_is_not_audio_is_refused_at_the_door(phone: Phone, objects: Path, media: str) -> None:
    phone.tell_all(offered(), consent())
    answer = phone.upload(b"%PDF-1.7 A letter to the clinic, and no sound. " * 100, media=media)
    assert answer.status_code == 422
    assert list(objects.rglob("recordings/*")) == []


def test_a_recording_without_a_sample_is_refused_at_the_door(phone: Phone, objects: Path) -> None:
    phone.tell_all(offered(), consent())
    assert phone.upload(wav(0.0)).status_code == 422
    assert list(objects.rglob("recordings/*")) == []


def test_a_file_that_only_begins_like_audio_goes_to_a_person(
    react: React, hands: Hands, scripted: Scripted
) -> None:
    call = recorded(react, mp3() + b"and the rest is a letter. " * 4000, "audio/mpeg")
    work_once(hands)
    assert (row(call).state, row(call).why) == ("parked", "the sound cannot be decoded")
    assert [one.why for one in not_heard(call)] == ["sound_unreadable"]
    assert completed(call) == []


def test_one_that_got_into_the_store_all_the_same_goes_to_a_person(
    react: React, hands: Hands, scripted: Scripted
) -> None:
    sound = wav(0.0, channels=1)
    audio = Audio(media_type="audio/wav", channels=1, seconds=0.0)
    call = stored_as_is(react, iter([sound]), audio, len(sound))
    work_once(hands)
    assert (row(call).state, row(call).why) == ("parked", "the sound cannot be decoded")
    assert [(one.start, one.end, one.why) for one in not_heard(call)] == [(0.0, 0.0, "sound_unreadable")]


def test_clipped_audio_is_heard(react: React, hands: Hands, real: Engine) -> None:
    loud = samples_of(ogg("refill-answered")) * 10
    clipped = (abs(loud) > 1).mean()
    call = recorded(react, wav_of(loud.clip(-1, 1)), "audio/wav")
    work_once(hands)
    assert clipped > 0.1
    assert "three tablets left" in said(call, "caller")
    assert "date of birth" in said(call, "staff")


def test_thirty_seconds_of_silence_hold_no_word_and_nothing_that_was_missed(
    react: React, hands: Hands, real: Engine
) -> None:
    call = recorded(react, wav(30.0), "audio/wav")
    work_once(hands)
    assert [(one.seconds, one.segments) for one in completed(call)] == [(30.0, 0)]
    assert not_heard(call) == []


def test_music_on_hold_holds_no_word(react: React, hands: Hands, real: Engine) -> None:
    music = nothing_said.on_a_line(nothing_said.hold_music(40.0))
    call = recorded(react, wav_of(music.reshape(1, -1)), "audio/wav")
    work_once(hands)
    assert lines(call) == []
    assert [one.segments for one in completed(call)] == [0]
