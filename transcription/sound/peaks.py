"""The outline of a sound, for drawing it: how loud each moment of each channel was at most.

From the same reader as the words, holes and all, so that a place in the picture is the same place in the
transcript; but at the sound's own rate, which is ten times as fast as resampling it first.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transcription.sound.reading import Sound, UnreadableSound

if TYPE_CHECKING:
    import numpy as np
    from av import AudioFrame
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

LOUDEST = 255


def peaks_of(sound: Sound, per_second: int) -> list[list[int]]:
    """By channel, for each of `per_second` moments a second the greatest amplitude: 0 silence, 255 full.

    Moment n begins n/per_second seconds in; the last may be shorter. Holds about a second of samples, and
    one byte a moment: three hours at 50 a second are a megabyte. Raises UnreadableSound.
    """
    outlines: list[_Outline] = []
    for rate, samples in _seconds(sound):
        outlines = outlines or [_Outline(rate, per_second) for _ in range(sound.channels)]
        for outline, channel in zip(outlines, samples, strict=True):
            outline.take(channel)
    if not outlines:
        raise UnreadableSound("Not one moment of this file could be decoded as sound.")
    return [outline.end() for outline in outlines]


def _seconds(sound: Sound) -> Iterator[tuple[int, "Samples"]]:
    """(rate, amplitudes by channel), about a second at a time: small frames one by one take far longer."""
    import numpy as np

    held: list[Samples] = []
    count, rate = 0, 0
    for frame in sound.frames():
        held.append(_amplitudes(frame, sound.channels))
        count, rate = count + frame.samples, frame.sample_rate
        if count >= rate:
            yield rate, np.concatenate(held, axis=1)
            held, count = [], 0
    if count:
        yield rate, np.concatenate(held, axis=1)


def _amplitudes(frame: "AudioFrame", channels: int) -> "Samples":
    """Absolute samples, 0 to 1, a row a channel. More channels than the sound is said to have are one."""
    import numpy as np

    planes = frame.to_ndarray()
    if not frame.format.is_planar:
        planes = planes.reshape(frame.samples, -1).T
    if planes.dtype.kind == "u":
        samples = (planes.astype(np.float32) - 128) / 128
    elif planes.dtype.kind == "i":
        samples = planes.astype(np.float32) / (2 ** (8 * planes.dtype.itemsize - 1))
    else:
        samples = planes.astype(np.float32)
    loud: Samples = np.abs(samples)
    return loud if len(loud) == channels else loud.max(axis=0, keepdims=True)


class _Outline:
    """One channel's peaks as its amplitudes come."""

    def __init__(self, rate: int, per_second: int) -> None:
        import numpy as np

        self._rate, self._per_second = rate, per_second
        self._held: Samples = np.empty(0, np.float32)
        self._begin = 0  # the first sample that is held
        self._found: list[bytes] = []

    def take(self, amplitudes: "Samples") -> None:
        import numpy as np

        held = np.concatenate([self._held, amplitudes])
        first = self._complete(self._begin)
        done = self._complete(self._begin + len(held))
        if first < done:
            edges = self._starts(first, done + 1) - self._begin
            self._found.append(_greatest(held[: edges[-1]], edges[:-1]))
            held, self._begin = held[edges[-1] :], self._begin + int(edges[-1])
        self._held = held

    def end(self) -> list[int]:
        import numpy as np

        if len(self._held):
            self._found.append(_greatest(self._held, np.zeros(1, np.int64)))
        return list(b"".join(self._found))

    def _complete(self, samples: int) -> int:
        """How many moments lie within so many samples."""
        return samples * self._per_second // self._rate

    def _starts(self, first: int, stop: int) -> "NDArray[np.int64]":
        """The first sample of each moment, rounded up: moments that do not divide the rate do not drift."""
        import numpy as np

        return -(-np.arange(first, stop, dtype=np.int64) * self._rate // self._per_second)


def _greatest(amplitudes: "Samples", starts: "NDArray[np.int64]") -> bytes:
    import numpy as np

    found = np.maximum.reduceat(amplitudes, starts)
    return bytes(np.rint(np.clip(found, 0.0, 1.0) * LOUDEST).astype(np.uint8))
