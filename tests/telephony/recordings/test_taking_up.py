"""Sound whose process died in the middle of a call: the recording up to then, or nothing at all."""

import os
import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coordination.log.errors import StreamForgotten
from coordination.log.processes import clock_loops
from telephony.calls.commands import AnswerConsent, RecordFact
from telephony.calls.events import (
    PURPOSES,
    CallEnded,
    CallGapNoted,
    CallOffered,
    CallRecordingStopped,
    CallRecordingStored,
    RecordingObject,
)
from telephony.calls.telling import call_id, call_now, tell
from telephony.media import listening
from telephony.media.stream import MediaStream
from telephony.recordings import call_spool, store
from telephony.recordings.call_spool import Manifest, begin_spool, folder
from telephony.recordings.locked_file import LockedFile
from telephony.recordings.taking_up import RETURNS_WITHIN, take_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("objects")]

CALL = call_id("tests", "a-1")
BEGAN = datetime.now(UTC) - timedelta(minutes=3)
ENDED = BEGAN + timedelta(minutes=2)
FRAME = b"\xa0" * 160  # 20 ms; as 16-bit samples 7932


def says(yes: bool) -> None:
    answers = AnswerConsent(answers=dict.fromkeys(PURPOSES, yes), how="key", at=BEGAN)
    tell(CALL, answers, source="tests")


def hangs_up() -> None:
    tell(CALL, RecordFact(fact=CallEnded(at=ENDED, reason="completed")), source="tests")


@pytest.fixture
def streaming(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], MediaStream]:
    """A call whose caller said yes, and so many seconds of its sound at a door."""
    monkeypatch.setattr(listening, "_LISTENING", [])

    def begin(seconds: float) -> MediaStream:
        offered = CallOffered(
            at=BEGAN,
            direction="inbound",
            number=None,
            line="main",
            line_known=True,
            source="tests",
            pbx_call_id="a-1",
        )
        tell(CALL, RecordFact(fact=offered), source="tests")
        says(yes=True)
        stream = MediaStream(CALL, "tests", "twilio_media")
        assert stream.begin("MZ1", BEGAN)
        for number in range(round(seconds * 50)):
            stream.put("inbound", number * 20, FRAME)
        return stream

    return begin


def killed(stream: MediaStream) -> None:
    """As by kill -9: the operating system closes the file, and nothing else happens."""
    assert stream._capture is not None
    assert stream._capture._spool is not None
    stream._capture._spool._file.close()


def left() -> list[Path]:
    return sorted(folder().glob("*"))


def heard() -> tuple[int, ...]:
    """The left channel of what is stored."""
    stored = call_now(CALL).stored
    assert stored is not None
    assert isinstance(stored.content, RecordingObject)
    plain = b"".join(store.read(stored.content))
    return struct.unpack(f"<{(len(plain) - 44) // 2}h", plain[44:])[0::2]


def test_it_runs_beside_the_clock() -> None:
    assert "spools" in clock_loops()


def test_of_a_killed_process_all_but_the_last_four_seconds_are_the_recording(
    streaming: Callable[[float], MediaStream],
) -> None:
    killed(streaming(20.0))
    hangs_up()
    assert take_up(datetime.now(UTC)) == 1
    samples = heard()
    assert 16 * 8000 <= len(samples) <= 17 * 8000
    assert set(samples) == {7932}
    assert left() == []


def test_what_is_missing_until_the_end_is_named(streaming: Callable[[float], MediaStream]) -> None:
    killed(streaming(20.0))
    hangs_up()
    take_up(datetime.now(UTC))
    call = call_now(CALL)
    assert call.stored is not None
    assert call.stored.begins_at == BEGAN
    end = BEGAN + timedelta(seconds=call.stored.seconds or 0)
    assert [(gap.from_, gap.to) for gap in call.of(CallGapNoted)] == [(end, ENDED)]
    assert [(stop.at, stop.why) for stop in call.of(CallRecordingStopped)] == [(end, "ended")]


def test_s13_after_a_no_nothing_readable_remains(streaming: Callable[[float], MediaStream]) -> None:
    killed(streaming(20.0))
    (path,) = left()
    os.link(path, path.with_suffix(".copy"))  # whoever finds its bytes on the disk
    says(yes=False)
    assert take_up(datetime.now(UTC)) == 1
    (copy,) = left()
    file = LockedFile.take(copy)
    assert file is not None
    assert call_spool.call_in(file) is None
    assert file.read(0, 16) == bytes(16)
    file.close()
    assert call_now(CALL).of(CallRecordingStored) == []


def test_s13_a_no_before_the_kill_leaves_no_file(streaming: Callable[[float], MediaStream]) -> None:
    stream = streaming(20.0)
    says(yes=False)
    stream.obey(stream.look())
    assert left() == []


def test_s13_a_no_after_the_kill_destroys_the_key_before_anybody_looks(
    streaming: Callable[[float], MediaStream], react: Callable[[], None], fire_alarms: Callable[[], int]
) -> None:
    killed(streaming(20.0))
    says(yes=False)
    react()
    fire_alarms()
    react()
    (path,) = left()
    file = LockedFile.take(path)
    assert file is not None
    with pytest.raises(StreamForgotten):
        call_spool.open_spool(file, CALL)
    file.close()


def test_s3_where_no_yes_stands_it_is_destroyed() -> None:
    manifest = Manifest(key=AESGCM.generate_key(256), source="tests", via="twilio_media", began=BEGAN)
    spool = begin_spool(CALL, manifest)
    spool.write(bytes(320_000))
    spool.leave(whole=True)
    assert take_up(datetime.now(UTC)) == 1
    assert (left(), call_now(CALL).recording) == ([], "none")


def test_nobody_takes_what_another_has(streaming: Callable[[float], MediaStream]) -> None:
    stream = streaming(20.0)
    hangs_up()
    assert take_up(datetime.now(UTC)) == 0
    stream.end(ENDED)
    assert take_up(datetime.now(UTC)) == 0
    assert len(call_now(CALL).of(CallRecordingStored)) == 1


def test_of_two_that_look_one_takes_it_up(streaming: Callable[[float], MediaStream]) -> None:
    killed(streaming(20.0))
    (path,) = left()
    first = LockedFile.take(path)
    assert first is not None
    assert LockedFile.take(path) is None
    first.close()


def test_one_that_was_destroyed_meanwhile_is_nobodys(
    streaming: Callable[[float], MediaStream], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found, and gone before its lock was had."""
    killed(streaming(20.0))
    (path,) = left()
    real = os.open

    def slow(*args: object, **more: object) -> int:
        descriptor = real(*args, **more)  # type: ignore[arg-type]
        path.unlink()
        return descriptor

    monkeypatch.setattr(os, "open", slow)
    assert LockedFile.take(path) is None


def test_whoever_dies_while_taking_up_is_followed_by_one_who_stores_nothing_twice(
    streaming: Callable[[float], MediaStream], monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(streaming(20.0))
    hangs_up()

    def dies(*_: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("telephony.recordings.taking_up.name_gap", dies)
        assert take_up(datetime.now(UTC)) == 0
    assert take_up(datetime.now(UTC)) == 1
    call = call_now(CALL)
    assert (len(call.of(CallRecordingStored)), len(call.of(CallGapNoted))) == (1, 1)
    assert len(list((folder().parent / "recordings").iterdir())) == 1


def test_while_the_call_lasts_its_sound_may_come_back(streaming: Callable[[float], MediaStream]) -> None:
    killed(streaming(20.0))
    moment = datetime.now(UTC)
    assert take_up(moment + RETURNS_WITHIN - timedelta(seconds=2)) == 0
    later = moment + RETURNS_WITHIN + timedelta(seconds=2)
    assert take_up(later) == 1
    (gap,) = call_now(CALL).of(CallGapNoted)
    assert gap.to == later


def test_sound_that_comes_back_goes_on_in_the_same_recording_in_its_place(
    streaming: Callable[[float], MediaStream],
) -> None:
    killed(streaming(20.0))
    again = MediaStream(CALL, "tests", "twilio_media")
    back = BEGAN + timedelta(seconds=30)
    assert again.begin("MZ1", back)
    assert again.ahead == 30.0
    for number in range(500):
        again.put("inbound", 30_000 + number * 20, FRAME)
    hangs_up()
    again.end(BEGAN + timedelta(seconds=40))
    samples = heard()
    assert len(samples) == 40 * 8000
    kept = samples.index(0) / 8000
    assert 16 <= kept <= 17
    assert set(samples[round(kept * 8000) : 30 * 8000]) == {0}
    assert set(samples[30 * 8000 :]) == {7932}
    call = call_now(CALL)
    (gap,) = call.of(CallGapNoted)
    assert (gap.from_, gap.to) == (BEGAN + timedelta(seconds=kept), back)
    assert len(call.of(CallRecordingStored)) == 1
    assert left() == []


def test_sound_that_comes_another_way_is_a_recording_of_its_own(
    streaming: Callable[[float], MediaStream],
) -> None:
    killed(streaming(20.0))
    again = MediaStream(CALL, "tests", "audiosocket")
    assert again.begin("1", BEGAN + timedelta(seconds=30))
    assert again.ahead == 0.0
    assert len(left()) == 2
    again.end(ENDED)


def test_s13_a_no_after_it_came_back_destroys_all_of_it(streaming: Callable[[float], MediaStream]) -> None:
    killed(streaming(20.0))
    again = MediaStream(CALL, "tests", "twilio_media")
    assert again.begin("MZ1", BEGAN + timedelta(seconds=30))
    says(yes=False)
    again.obey(again.look())
    assert left() == []


@pytest.mark.parametrize("cut", [1, 20, 32_010])
def test_one_that_is_half_written_at_its_end_is_read_as_far_as_whole_pieces_go(
    streaming: Callable[[float], MediaStream], cut: int
) -> None:
    killed(streaming(20.0))
    (path,) = left()
    os.truncate(path, path.stat().st_size - cut)
    hangs_up()
    assert take_up(datetime.now(UTC)) == 1
    assert 15 * 8000 <= len(heard()) < 16 * 8000


def test_one_of_which_nothing_was_written_is_said_to_have_failed(
    streaming: Callable[[float], MediaStream],
) -> None:
    killed(streaming(1.0))
    hangs_up()
    assert take_up(datetime.now(UTC)) == 1
    assert (call_now(CALL).recording, left()) == ("dropped", [])


def test_one_that_was_killed_before_it_had_begun_goes_in_a_minute() -> None:
    LockedFile.new(folder() / "1.spool").close()
    assert take_up(datetime.now(UTC)) == 0
    assert take_up(datetime.now(UTC) + RETURNS_WITHIN + timedelta(seconds=2)) == 1
    assert left() == []


def test_sound_that_cannot_be_stored_at_the_end_waits_for_the_store(
    streaming: Callable[[float], MediaStream], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = streaming(20.0)
    hangs_up()

    def full(_: object) -> RecordingObject:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("telephony.recordings.keeping.keep", full)
        with pytest.raises(OSError, match="No space"):
            stream.end(ENDED)
    assert call_now(CALL).recording == "recording"
    assert take_up(datetime.now(UTC)) == 1
    assert len(heard()) == 20 * 8000
    assert call_now(CALL).of(CallGapNoted) == []


def test_a_pause_that_nobody_could_look_up_keeps_the_last_seconds_out(
    streaming: Callable[[float], MediaStream], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = streaming(20.0)
    hangs_up()

    def away() -> None:
        raise OSError("no database")

    with monkeypatch.context() as patched:
        patched.setattr(stream, "look", away)
        with pytest.raises(OSError, match="no database"):
            stream.end(ENDED)
    assert take_up(datetime.now(UTC)) == 1
    assert len(heard()) == 17 * 8000 - 160  # three seconds before the last frame's beginning
    assert len(call_now(CALL).of(CallGapNoted)) == 1


def test_s12_a_full_disk_stops_no_call_and_costs_no_sound_for_two_minutes(
    streaming: Callable[[float], MediaStream], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = streaming(20.0)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(LockedFile, "write", full)
        for number in range(1000, 6000):
            stream.put("inbound", number * 20, FRAME)
    stream.end(ENDED)
    assert len(heard()) == 120 * 8000
    assert call_now(CALL).of(CallGapNoted) == []


def test_s12_what_a_full_disk_costs_is_named(
    streaming: Callable[[float], MediaStream], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call_spool, "HELD", 5 * 32_000)
    stream = streaming(20.0)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(LockedFile, "write", full)
        for number in range(1000, 2000):
            stream.put("inbound", number * 20, FRAME)
        stream.end(ENDED)
    assert 20 * 8000 < len(heard()) < 25 * 8000
    (gap,) = call_now(CALL).of(CallGapNoted)
    assert gap.to == ENDED


def test_s12_where_not_even_a_file_can_be_made_the_call_goes_on_without_a_recording(
    streaming: Callable[[float], MediaStream], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LockedFile, "write", full)
    with pytest.raises(AssertionError):  # nobody listens either: the stream has nothing to do
        streaming(0)
    assert (call_now(CALL).recording, left()) == ("dropped", [])


def test_s8_a_spool_on_disk_is_sealed() -> None:
    manifest = Manifest(key=AESGCM.generate_key(256), source="tests", via="twilio_media", began=BEGAN)
    spool = begin_spool(UUID(int=1), manifest)
    spool.write(b"unmistakable words " * 100_000)
    assert b"".join(spool.pieces()) == b"".join(spool.pieces()) == b"unmistakable words " * 100_000
    spool.leave(whole=True)
    (path,) = left()
    assert b"unmistakable" not in path.read_bytes()
    assert b"tests" not in path.read_bytes()
