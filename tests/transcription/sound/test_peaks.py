"""The outline of a sound: each moment's greatest amplitude, in its place."""

import io

import numpy as np
import pytest

from telephony.recordings.piped import piped
from tests.transcription.sound.made import silence_of_hours, tone, wav
from transcription.sound.peaks import peaks_of
from transcription.sound.reading import UnreadableSound, opened

Levels = list[tuple[float, float]]


def outline(sound: bytes, per_second: int) -> list[list[int]]:
    with opened(io.BytesIO(sound)) as read:
        return peaks_of(read, per_second)


def steps(levels: Levels, rate: int = 8_000) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    """Steady levels, (how loud from -1 to 1, for how many seconds) each."""
    parts = [np.full(round(seconds * rate), round(level * 32_767), np.int16) for level, seconds in levels]
    return np.asarray(np.concatenate(parts), np.int16)


def test_each_channel_has_its_own_outline() -> None:
    caller = steps([(0.0, 0.5), (1.0, 0.25), (-0.4, 0.25)])
    staff = steps([(0.2, 1.0)])
    assert outline(wav(caller, staff), 4) == [[0, 0, 255, 102], [51, 51, 51, 51]]


def test_one_loud_sample_is_seen_in_its_moment() -> None:
    samples = steps([(0.0, 2.0)])
    samples[8_000 + 4 * 160] = -32_768  # 1.08 s in
    (found,) = outline(wav(samples), 50)
    assert [place for place, peak in enumerate(found) if peak] == [54]
    assert (found[54], len(found)) == (255, 100)


def test_a_moment_that_is_not_whole_is_shown() -> None:
    (found,) = outline(wav(steps([(0.0, 1.0), (1.0, 0.01)])), 10)
    assert found == [0] * 10 + [255]


def test_moments_that_do_not_divide_the_rate_do_not_drift() -> None:
    """At 30 a second the sound from 9 s on begins with moment 270, not with one before or after it."""
    (found,) = outline(wav(steps([(0.0, 9.0), (1.0, 1.0)])), 30)
    assert (len(found), found.index(255)) == (300, 270)


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100])
def test_a_tone_is_as_loud_at_every_rate(rate: int) -> None:
    (found,) = outline(wav(tone(400, 2.0, rate=rate, level=0.5), rate=rate), 20)
    assert len(found) == 40
    assert all(126 <= peak <= 128 for peak in found)


def test_an_hour_is_read_as_it_comes() -> None:
    with opened(piped(silence_of_hours(1, 8_000))) as sound:
        (found,) = peaks_of(sound, 10)
    assert (len(found), set(found)) == (36_000, {0})


def test_what_is_no_sound_is_said() -> None:
    with pytest.raises(UnreadableSound):
        outline(b"this is a letter", 10)
