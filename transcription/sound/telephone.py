"""Live telephone sound: mu-law of 8 kHz as it comes, 16 kHz samples out."""

from functools import cache
from typing import TYPE_CHECKING

from transcription.sound.resampling import Resampling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from transcription.engines.port import Samples

LINE_RATE = 8_000


class TelephoneSound:
    """One party of a call. Give it frames in order, without gaps: silence where one is missing."""

    def __init__(self) -> None:
        self._resampling = Resampling(rate=LINE_RATE, sample_format="s16", layout="mono", channels=1)

    def feed(self, frame: bytes) -> "Samples":
        """A frame of any length; twice as many samples, some milliseconds late."""
        import numpy as np
        from av import AudioFrame

        if not frame:
            return np.empty(0, np.float32)
        linear = _linear()[np.frombuffer(frame, np.uint8)]
        audio = AudioFrame.from_ndarray(linear[np.newaxis, :], format="s16", layout="mono")
        audio.sample_rate = LINE_RATE
        samples: Samples = self._resampling.push(audio)[0]
        return samples

    def end(self) -> "Samples":
        """The last milliseconds."""
        samples: Samples = self._resampling.end()[0]
        return samples


@cache
def _linear() -> "NDArray[np.int16]":
    import numpy as np

    from telephony.recordings.tracks import HIGH, LOW

    both = bytes(part for pair in zip(LOW, HIGH, strict=True) for part in pair)
    return np.frombuffer(both, np.dtype("<i2"))
