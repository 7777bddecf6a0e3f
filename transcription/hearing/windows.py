"""Utterances of one channel, put together to what an engine decodes at once.

Whisper looks at 30 s whatever it is given: ten short sentences one by one cost ten times as much. What
was silent between two utterances is left out but for a fifth of a second of nothing, and each word goes back
to its own place. (0, 0.2, 0.5 and 1 s were tried on 845 words over a telephone: 11.8, 11.1, 11.8 and 12.7%
wrong; each utterance alone 12.1% and 2.4 times as slow; all through the tiny model.)
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transcription.engines.port import RATE
from transcription.sound.speech import Utterance

if TYPE_CHECKING:
    from transcription.engines.port import Samples

LONGEST = 28 * RATE  # of Whisper's 30 s: it loses words that end where its window does
GAP = RATE // 5


class Window:
    """Some utterances, in order. Places are samples' numbers from the channel's beginning."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self.utterances = tuple(utterances)
        self._begins = _begins(self.utterances)

    @property
    def start(self) -> int:
        return self.utterances[0].start

    @property
    def end(self) -> int:
        return self.utterances[-1].end

    @property
    def samples(self) -> "Samples":
        """What the engine is given."""
        import numpy as np

        last = self._begins[-1] + len(self.utterances[-1].samples)
        put = np.zeros(last, np.float32)
        for begin, utterance in zip(self._begins, self.utterances, strict=True):
            put[begin : begin + len(utterance.samples)] = utterance.samples
        return put

    def of(self, start: float, end: float) -> int:
        """The number of the utterance that holds most of these seconds of `samples`."""
        middle = (start + end) / 2 * RATE + GAP / 2
        return max(0, sum(begin <= middle for begin in self._begins) - 1)

    def shift(self, number: int) -> float:
        """Seconds from a moment of `samples` in this utterance to that moment in the channel."""
        return (self.utterances[number].start - self._begins[number]) / RATE


class Windows:
    """Gathers utterances until the next one would not fit; with `alone` each is a window of its own."""

    def __init__(self, *, alone: bool = False) -> None:
        self._alone = alone
        self._held: list[Utterance] = []

    @property
    def begins(self) -> int | None:
        """The first sample that waits here, if any."""
        return self._held[0].start if self._held else None

    def add(self, utterances: Sequence[Utterance]) -> list[Window]:
        """The windows that are full."""
        full: list[Window] = []
        for utterance in utterances:
            together = [*self._held, utterance]
            too_long = _begins(together)[-1] + len(utterance.samples) > LONGEST
            if self._held and (self._alone or too_long):
                full += self.rest()
            self._held.append(utterance)
        return full

    def rest(self) -> list[Window]:
        """The one that is not full."""
        rest = [Window(self._held)] if self._held else []
        self._held = []
        return rest


def _begins(utterances: Sequence[Utterance]) -> list[int]:
    """Where each one begins in what is decoded: no gap before one that was cut from the one before."""
    places: list[int] = []
    place = 0
    for utterance in utterances:
        place += GAP if places and not utterance.joined else 0
        places.append(place)
        place += len(utterance.samples)
    return places
