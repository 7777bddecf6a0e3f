"""Any stored recording as 16 kHz samples by channel, some seconds at a time: three hours cost no more memory.

Times hold, whatever is broken: where frames are missing or cannot be decoded there is silence of their
length, and `holes` says so, since what nobody could hear must not look like a pause (S11).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from transcription.engines.port import RATE
from transcription.sound.resampling import Resampling

if TYPE_CHECKING:
    import numpy as np
    from av import AudioFrame
    from av.container import InputContainer
    from numpy.typing import NDArray

    Block = NDArray[np.float32]

OPTIONS = {
    # FFmpeg would guess at anything, playlists of other files among them.
    "format_whitelist": "wav,w64,ogg,mp3,flac",
    # Of a WAV: at its default of 4 KiB three hours are 42,000 frames, and Python's part the larger one.
    "max_size": str(64 * 1024),
}
BLOCK = RATE  # samples
HOLE = 0.1  # seconds: below it a container's clock is only rounded
LONGEST_HOLE = 4 * 3600.0  # past it a clock is broken, not a recording


class UnreadableSound(Exception):
    """The bytes are no sound that can be decoded; the text says so, without a word of what is in them."""


class Sound:
    """An opened recording. `channels` is 2 where each party has its own, else 1 (more are mixed)."""

    def __init__(self, container: "InputContainer") -> None:
        if not container.streams.audio:
            raise UnreadableSound("There is no sound in this file.")
        self._container = container
        self._stream = container.streams.audio[0]
        self.channels = 2 if self._stream.channels == 2 else 1
        self.holes: list[tuple[float, float]] = []
        self.seconds = 0.0

    def blocks(self) -> Iterator["Block"]:
        """(channels, count) of some seconds each, once. `holes` and `seconds` are known after the last."""
        import numpy as np

        held: list[Block] = []
        count = samples = 0
        for piece in self._resampled():
            held.append(piece)
            count += piece.shape[1]
            if count >= BLOCK:
                yield np.concatenate(held, axis=1)
                samples, count, held = samples + count, 0, []
                self.seconds = samples / RATE
        if count:
            yield np.concatenate(held, axis=1)
            self.seconds = (samples + count) / RATE

    def frames(self) -> Iterator["AudioFrame"]:
        """Instead of `blocks`: all frames at the sound's own rate, of one kind, once. `holes` are silence."""
        return self._in_place()

    def _resampled(self) -> Iterator["Block"]:
        resampling: Resampling | None = None
        for frame in self._in_place():
            if resampling is None:
                resampling = Resampling(
                    rate=frame.sample_rate,
                    sample_format=frame.format.name,
                    layout=frame.layout.name,
                    channels=self.channels,
                )
            yield resampling.push(frame)
        if resampling is None:
            raise UnreadableSound("Not one moment of this file could be decoded as sound.")
        yield resampling.end()

    def _in_place(self) -> Iterator["AudioFrame"]:
        """All frames of one kind, with silent ones where some are missing."""
        begins: float | None = None
        given, kind = 0, None
        for frame in self._decoded():
            kind = kind or _kind(frame)
            if _kind(frame) != kind:
                continue  # the rate changes in the middle: no recorder does that, damage does
            if begins is None:
                begins = frame.time or 0.0
            at, expected = (frame.time or 0.0) - begins, given / frame.sample_rate
            if HOLE < at - expected < LONGEST_HOLE:
                self.holes.append((expected, at))
                missing = round((at - expected) * frame.sample_rate)
                given += missing
                yield from _silence(frame, missing)
            given += frame.samples
            yield frame

    def _decoded(self) -> Iterator["AudioFrame"]:
        import av

        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
                frames = packet.decode()
            except (StopIteration, av.EOFError):
                return
            except av.InvalidDataError:
                continue
            yield from frames


@contextmanager
def opened(source: IO[bytes]) -> Iterator[Sound]:
    """Read it from its beginning; it need not be able to seek. Raises UnreadableSound."""
    import av

    try:
        container = av.open(source, mode="r", metadata_errors="ignore", options=OPTIONS)
    except (av.FFmpegError, ValueError) as problem:
        raise UnreadableSound(
            "This file is no sound that can be read: it must be WAV, Ogg, MP3 or FLAC."
        ) from problem
    try:
        yield Sound(container)
    finally:
        container.close()


def _kind(frame: "AudioFrame") -> tuple[int, str, str]:
    return frame.sample_rate, frame.format.name, frame.layout.name


def _silence(like: "AudioFrame", samples: int) -> Iterator["AudioFrame"]:
    """Frames of silence, a second each at most."""
    import numpy as np
    from av import AudioFrame

    planes = like.to_ndarray()
    width = planes.shape[1] // like.samples
    quiet = 128 if planes.dtype == np.uint8 else 0  # 8-bit sound has no sign: its middle is silence
    while samples > 0:
        count = min(samples, like.sample_rate)
        made = AudioFrame.from_ndarray(
            np.full((planes.shape[0], count * width), quiet, planes.dtype),
            format=like.format.name,
            layout=like.layout.name,
        )
        made.sample_rate = like.sample_rate
        samples -= count
        yield made
