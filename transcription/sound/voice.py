"""How likely somebody speaks, for every 32 ms of a channel: Silero's voice activity, as it comes.

The weights are in faster-whisper's own bundle; what the network remembers is kept between calls, so that
a recording fed in large blocks and a call fed in frames are judged alike.
"""

from typing import TYPE_CHECKING

from transcription.engines.port import RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from transcription.engines.port import Samples

FRAME = 512  # samples, what the network was made for
FRAME_SECONDS = FRAME / RATE
CONTEXT = 64  # samples before a frame that it looks at too
MEMORY = (1, 1, 128)


class Voice:
    """One channel. Feed it samples in order, as many as there are."""

    def __init__(self) -> None:
        import numpy as np
        from faster_whisper.vad import get_vad_model

        self._session = get_vad_model().session
        self._h = np.zeros(MEMORY, np.float32)
        self._c = np.zeros(MEMORY, np.float32)
        self._before = np.zeros(CONTEXT, np.float32)
        self._rest = np.empty(0, np.float32)

    def feed(self, samples: "Samples") -> "NDArray[np.float32]":
        """The probability of each frame that is whole now, 0 to 1."""
        import numpy as np

        held = np.concatenate([self._rest, samples])
        count = len(held) // FRAME
        self._rest = held[count * FRAME :]
        if not count:
            return np.empty(0, np.float32)
        frames = held[: count * FRAME].reshape(count, FRAME)
        before = np.concatenate([self._before[np.newaxis, :], frames[:-1, -CONTEXT:]])
        self._before = frames[-1, -CONTEXT:].copy()
        looked_at = np.concatenate([before, frames], axis=1)
        found, self._h, self._c = self._session.run(None, {"input": looked_at, "h": self._h, "c": self._c})
        probabilities: NDArray[np.float32] = found.reshape(-1)
        return probabilities
