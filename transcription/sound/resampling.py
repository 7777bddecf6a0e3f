"""From any sampling rate to the 16 kHz that engines hear, as it comes.

FFmpeg's resampler with a filter of 128 taps: at the 32 that are its default, what a telephone carries
above 3.4 kHz comes back as a mirror image 18 dB below it; at 128 the image is 95 dB below up to 3.7 kHz.
Output begins with the first input sample: a sample's number tells its time.
"""

from fractions import Fraction
from typing import TYPE_CHECKING

from transcription.engines.port import RATE

if TYPE_CHECKING:
    import numpy as np
    from av import AudioFrame
    from numpy.typing import NDArray

TAPS = 128


class Resampling:
    """One stream of frames of one shape; samples come out as (channels, count) of 32-bit floats."""

    def __init__(self, *, rate: int, sample_format: str, layout: str, channels: int) -> None:
        """`layout` is the frames' own; more than two channels, or one, come out as one."""
        from av.filter import Graph

        self._time = Fraction(1, rate)
        self._given = 0
        self._channels = channels if channels == 2 else 1
        self._graph = Graph()
        source = self._graph.add_abuffer(
            sample_rate=rate, format=sample_format, layout=layout, time_base=self._time
        )
        layouts = "stereo" if self._channels == 2 else "mono"
        resample = self._graph.add("aresample", f"{RATE}:filter_size={TAPS}")
        shape = self._graph.add("aformat", f"sample_fmts=fltp:channel_layouts={layouts}")
        sink = self._graph.add("abuffersink")
        source.link_to(resample)
        resample.link_to(shape)
        shape.link_to(sink)
        self._graph.configure()

    def push(self, frame: "AudioFrame") -> "NDArray[np.float32]":
        """What can be said now; the filter holds back a few milliseconds."""
        frame.pts, frame.time_base = self._given, self._time
        self._given += frame.samples
        self._graph.push(frame)
        return self._drained()

    def end(self) -> "NDArray[np.float32]":
        """The rest. Nothing can be pushed after it."""
        self._graph.push(None)
        return self._drained()

    def _drained(self) -> "NDArray[np.float32]":
        import av
        import numpy as np

        pieces = [np.empty((self._channels, 0), np.float32)]
        while True:
            try:
                pieces.append(np.asarray(self._graph.pull().to_ndarray(), np.float32))
            except (av.BlockingIOError, av.EOFError):
                # Between two clipped samples the filter swings past full scale.
                return np.clip(np.concatenate(pieces, axis=1), -1.0, 1.0)
