"""Sound in which nobody speaks, made the same every time: what a telephone carries besides words.

Samples of 16 kHz, 32-bit floats, from mu-law like a line's. The seeds are fixed, so that a figure can be
compared with the one before.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from telephony.simulator.audio import mulaw
from transcription.sound.telephone import LINE_RATE, TelephoneSound

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transcription.engines.port import Samples

    Wave = NDArray[np.float64]

ROWS, COLUMNS = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
RINGING, BUSY = (440, 480), (480, 620)
# A slow four-chord turn in C, what every hold queue plays: frequencies of three notes and a bass.
CHORDS = (
    (130.8, 261.6, 329.6, 392.0),
    (98.0, 246.9, 293.7, 392.0),
    (110.0, 261.6, 329.6, 440.0),
    (87.3, 261.6, 349.2, 440.0),
)
MELODY = (523.3, 587.3, 659.3, 784.0, 880.0)


def silence(seconds: float) -> "Wave":
    """Not one bit."""
    return np.zeros(round(seconds * LINE_RATE))


def line_noise(seconds: float, seed: int = 1) -> "Wave":
    """Hiss that swells and falls, a hum of 60 Hz with its harmonics, clicks."""
    random = np.random.default_rng(seed)
    time = _time(seconds)
    hiss = random.normal(0, 1, len(time)) * 10 ** ((-52 + 14 * np.sin(2 * np.pi * time / 37)) / 20)
    hum = sum(0.01 / n * np.sin(2 * np.pi * 60 * n * time) for n in (1, 2, 3, 5))
    clicks = np.zeros(len(time))
    at = random.integers(0, len(time), max(1, round(seconds / 2)))
    clicks[at] = random.uniform(-0.6, 0.6, len(at))
    whole: Wave = hiss + hum + clicks
    return whole


def hold_music(seconds: float, seed: int = 2) -> "Wave":
    """Chords with harmonics, a bass, a tune that breathes and vibrates as a singer would, a soft drum."""
    random = np.random.default_rng(seed)
    time = _time(seconds)
    out = np.zeros(len(time))
    beat = round(0.5 * LINE_RATE)
    for number, begin in enumerate(range(0, len(time), beat)):
        span = time[begin : begin + beat]
        local = span - span[0]
        chord = CHORDS[number // 8 % len(CHORDS)]
        for note in chord:
            out[begin : begin + beat] += _note(span, note, 0.04) * (0.6 + 0.4 * np.exp(-2 * local))
        tune = MELODY[int(random.integers(len(MELODY)))]
        bent = tune * (1 + 0.006 * np.sin(2 * np.pi * 5.5 * span))
        out[begin : begin + beat] += _note(span, bent, 0.09) * np.sin(np.pi * local / 0.5) ** 0.5
        drum = random.normal(0, 0.05, len(span)) * np.exp(-25 * local)
        out[begin : begin + beat] += drum
    return out


def keys(seconds: float, seed: int = 3) -> "Wave":
    """Somebody presses keys (DTMF, 100 ms each, three a second)."""
    random = np.random.default_rng(seed)
    time = _time(seconds)
    out = np.zeros(len(time))
    for begin in range(0, len(time), LINE_RATE // 3):
        row, column = ROWS[int(random.integers(4))], COLUMNS[int(random.integers(4))]
        span = time[begin : begin + LINE_RATE // 10]
        out[begin : begin + len(span)] = _tones(span, (row, column), 0.2)
    return out


def ringing(seconds: float) -> "Wave":
    """The North American ring: two seconds of tone, four of silence; then busy, half a second on and off."""
    time = _time(seconds)
    half = seconds / 2
    ring = _tones(time, RINGING, 0.15) * ((time % 6) < 2)
    busy = _tones(time, BUSY, 0.15) * ((time % 1) < 0.5)
    tones: Wave = np.where(time < half, ring, busy)
    return tones


KINDS: dict[str, Callable[[float], "Wave"]] = {
    "silence": silence,
    "line noise": line_noise,
    "hold music": hold_music,
    "keys": keys,
    "ringing": ringing,
}


def on_a_line(wave: "Wave") -> "Samples":
    """Through mu-law at 8 kHz, as everything that we hear."""
    coded = mulaw((np.clip(wave, -1, 1) * 32_767).astype("<i2").tobytes())
    line = TelephoneSound()
    second = LINE_RATE
    pieces = [line.feed(coded[place : place + second]) for place in range(0, len(coded), second)]
    return np.concatenate([*pieces, line.end()])


def _time(seconds: float) -> "Wave":
    return np.arange(round(seconds * LINE_RATE)) / LINE_RATE


def _note(time: "Wave", frequency: "float | Wave", level: float) -> "Wave":
    parts = [level / n * np.sin(2 * np.pi * n * frequency * time) for n in range(1, 6)]
    note: Wave = np.sum(parts, axis=0)
    return note


def _tones(time: "Wave", frequencies: tuple[int, int], level: float) -> "Wave":
    tones: Wave = np.sum([level * np.sin(2 * np.pi * one * time) for one in frequencies], axis=0)
    return tones
