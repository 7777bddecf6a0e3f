"""8 kHz becomes 16 kHz without a mirror image and without a shift in time."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from telephony.simulator.audio import mulaw
from tests.transcription.sound.made import tone
from transcription.engines.port import RATE
from transcription.sound.telephone import LINE_RATE, TelephoneSound

if TYPE_CHECKING:
    from transcription.engines.port import Samples


def through(frames: bytes, size: int = 160) -> "Samples":
    line = TelephoneSound()
    pieces = [line.feed(frames[place : place + size]) for place in range(0, len(frames), size)]
    return np.concatenate([*pieces, line.end()])


def decibels(samples: "Samples", hertz: float) -> float:
    """How loud the tone is in it, a full sine being 0."""
    window = np.hanning(len(samples))
    turning = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / RATE)
    return float(20 * np.log10(abs(np.sum(samples * window * turning)) * 2 / window.sum() + 1e-12))


@pytest.mark.parametrize("hertz", [200, 1000, 2000, 3000, 3400, 3600])
def test_a_tone_of_the_telephone_band_keeps_its_level_and_has_no_mirror_image(hertz: int) -> None:
    heard = through(mulaw(tone(hertz, 2.0).tobytes()))
    assert len(heard) == 2 * RATE
    assert decibels(heard, hertz) == pytest.approx(-6.0, abs=0.2)  # made at half of full scale
    # Mu-law's own noise lies 38 dB and more below the tone; FFmpeg's default filter has 18 dB at 3.7 kHz.
    assert decibels(heard, LINE_RATE - hertz) < -6.0 - 50


def test_a_sample_is_where_it_was_said() -> None:
    quiet, loud = np.zeros(LINE_RATE, np.int16), tone(1000, 0.5)
    heard = through(mulaw(np.concatenate([quiet, loud]).tobytes()))
    first = int(np.argmax(np.abs(heard) > 0.1))
    assert abs(first - RATE) <= 8  # half a millisecond


def test_frames_of_any_size_are_the_same_sound() -> None:
    coded = mulaw(np.concatenate([tone(440, 0.7), tone(1900, 0.8)]).tobytes())
    whole = through(coded, len(coded))
    assert np.array_equal(through(coded, 160), whole)
    assert np.array_equal(through(coded, 77), whole)


def test_an_empty_frame_is_nothing() -> None:
    assert len(TelephoneSound().feed(b"")) == 0
