"""Frames that come in any order make one sound, and memory stays small."""

import io
import random
import wave

import pytest

from telephony.recordings.spool import PIECE, Spool
from telephony.recordings.tracks import RATE, WINDOW, Tracks, stereo, wav_head

LOUD, QUIET = b"\x80", b"\xff"  # mu-law: the loudest positive sample, and silence
LOUD_SAMPLE, QUIET_SAMPLE = b"\x7c\x7d", b"\x00\x00"


def sound_of(*frames: tuple[str, int, bytes]) -> bytes:
    out = bytearray()
    tracks = Tracks(out.extend)
    for track, milliseconds, frame in frames:
        tracks.put(track, milliseconds, frame)  # type: ignore[arg-type]
    tracks.finish()
    return bytes(out)


def test_the_caller_is_left_and_our_people_are_right() -> None:
    assert stereo(LOUD, QUIET) == LOUD_SAMPLE + QUIET_SAMPLE
    assert stereo(QUIET, LOUD) == QUIET_SAMPLE + LOUD_SAMPLE
    assert stereo(b"\x00", b"\x7f") == b"\x84\x82\x00\x00"


def test_what_is_missing_is_silence() -> None:
    sound = sound_of(("inbound", 0, LOUD * 160), ("outbound", 40, LOUD * 160))
    assert len(sound) == 480 * 4
    assert sound[: 160 * 4] == (LOUD_SAMPLE + QUIET_SAMPLE) * 160
    assert sound[160 * 4 : 320 * 4] == QUIET_SAMPLE * 2 * 160
    assert sound[320 * 4 :] == (QUIET_SAMPLE + LOUD_SAMPLE) * 160


def test_shuffled_and_doubled_frames_are_the_same_sound() -> None:
    frames = [(track, n * 20, bytes([n]) * 160) for n in range(80) for track in ("inbound", "outbound")]
    shuffled = frames + frames
    random.Random(3).shuffle(shuffled)
    assert sound_of(*shuffled) == sound_of(*frames)


def test_a_frame_after_its_place_was_written_is_dropped_and_counted() -> None:
    out = bytearray()
    tracks = Tracks(out.extend)
    tracks.put("inbound", 5000, LOUD * 160)
    tracks.put("inbound", 0, LOUD * 160)
    assert tracks.late == 1
    assert bytes(out) == QUIET_SAMPLE * 2 * (5 * RATE - WINDOW)


def test_a_frame_from_another_day_is_dropped() -> None:
    out = bytearray()
    tracks = Tracks(out.extend)
    tracks.put("inbound", 999_999_999, LOUD * 160)
    tracks.finish()
    assert (bytes(out), tracks.late) == (b"", 1)


def test_an_hour_of_silence_is_written_in_slices() -> None:
    sizes: list[int] = []
    tracks = Tracks(lambda piece: sizes.append(len(piece)))
    tracks.put("inbound", 3_600_000, LOUD * 160)
    tracks.finish()
    assert max(sizes) == 64 * 1024 * 4
    assert sum(sizes) == (3600 * RATE + 160) * 4


def test_the_head_makes_it_a_wav_file() -> None:
    data = stereo(LOUD * 8000, QUIET * 8000)
    with wave.open(io.BytesIO(wav_head(len(data)) + data)) as opened:
        assert opened.getparams()[:4] == (2, 2, 8000, 8000)


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_spool_gives_back_what_it_took_as_often_as_asked(size: int) -> None:
    spool = Spool()
    plain = bytes(range(256)) * (size // 256 + 1)
    for start in range(0, size, 1000):
        spool.write(plain[start : min(start + 1000, size)])
    assert b"".join(spool.pieces()) == b"".join(spool.pieces()) == plain[:size]
    assert spool.length == size
    spool.close()


def test_s8_a_spool_on_disk_is_sealed() -> None:
    spool = Spool()
    spool.write(b"unmistakable words " * 100_000)
    list(spool.pieces())
    spool._file.seek(0)
    assert b"unmistakable" not in spool._file.read()
    spool.close()
