"""What must not be kept is taken out of the stored sound, and no other copy of it remains."""

import io
import struct
import wave
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from telephony.calls.events import CallRecordingStored, Silence
from telephony.calls.state import Call
from telephony.calls.telling import call_id
from telephony.recordings.silencing import silence
from tests.http.client import Script
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, consent, ended, offered

CallOf = Callable[..., Call]
AT = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
LEFT, RIGHT = 1000, -2000


def loud(seconds: int = 3) -> bytes:
    """A level that never is zero, another one on each channel."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(2)
        writer.setsampwidth(2)
        writer.setframerate(8000)
        writer.writeframes(struct.pack("<2h", LEFT, RIGHT) * 8000 * seconds)
    return file.getvalue()


@pytest.fixture
def kept(phone: Phone) -> UUID:
    phone.tell_all(offered(), consent(), ended())
    phone.upload(loud())
    return call_id("tests", "a-1")


def played(call: UUID) -> list[tuple[int, int]]:
    """The samples that people hear, left and right."""
    answer = Script(person("auditor")).get(f"calls/{call}/recording")
    with wave.open(io.BytesIO(answer.getvalue())) as reader:
        assert (reader.getframerate(), reader.getnchannels()) == (8000, 2)
        return list(struct.iter_unpack("<2h", reader.readframes(reader.getnframes())))


def test_a_stretch_of_one_channel_is_silent_and_the_rest_as_it_was(kept: UUID) -> None:
    silence(kept, [Silence(channel=0, start=1.0, end=2.0)], AT)
    samples = played(kept)
    assert len(samples) == 24_000
    assert set(samples[:8000]) == set(samples[16_000:]) == {(LEFT, RIGHT)}
    assert set(samples[8000:16_000]) == {(0, RIGHT)}


def test_where_nobody_is_told_apart_all_channels_are_silent(kept: UUID) -> None:
    silence(kept, [Silence(channel=None, start=2.5, end=9.0)], AT)
    samples = played(kept)
    assert set(samples[:20_000]) == {(LEFT, RIGHT)}
    assert set(samples[20_000:]) == {(0, 0)}


def test_what_was_replaced_is_gone_from_the_store(kept: UUID, objects: Path, call: CallOf) -> None:
    silence(kept, [Silence(channel=0, start=1.0, end=2.0)], AT)
    (left,) = (path.name for path in (objects / "recordings").iterdir())
    stored = call().stored
    assert stored is not None
    assert stored.content.name == f"recordings/{left}"  # type: ignore[union-attr] # it is not forgotten
    assert stored.origin != stored.sha256


def test_the_same_again_is_no_news_and_more_makes_one_more_copy(kept: UUID, call: CallOf) -> None:
    first = Silence(channel=0, start=1.0, end=2.0)
    second = Silence(channel=1, start=0.0, end=0.5)
    for silences in ([first], [first], [first, second], [first, second]):
        silence(kept, silences, AT)
    assert sorted(len(one.silences) for one in call().of(CallRecordingStored)) == [0, 1, 2]
    samples = played(kept)
    assert set(samples[:4000]) == {(LEFT, 0)}
    assert set(samples[8000:16_000]) == {(0, RIGHT)}


def test_who_died_before_deleting_deletes_at_the_next_try(
    kept: UUID, objects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silences = [Silence(channel=0, start=1.0, end=2.0)]
    with monkeypatch.context() as patched:
        patched.setattr("telephony.recordings.silencing._forget_replaced", lambda call: None)
        silence(kept, silences, AT)
    assert len(list((objects / "recordings").iterdir())) == 2
    silence(kept, silences, AT)
    assert len(list((objects / "recordings").iterdir())) == 1


def test_s13_after_a_no_no_copy_is_made(kept: UUID, phone: Phone, objects: Path) -> None:
    phone.tell(consent(yes=False, at="13:04:00"))
    before = sorted((objects / "recordings").iterdir())
    silence(kept, [Silence(channel=0, start=1.0, end=2.0)], AT)
    assert sorted((objects / "recordings").iterdir()) == before
