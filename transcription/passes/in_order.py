"""Segments of several channels in the order of time, as far as all channels have been heard.

A card's number is asked for on one channel and said on the other: whoever looks for it must not see the
answer before the question, however far ahead one channel was decoded.
"""

from collections.abc import Sequence
from uuid import UUID

from coordination.policy.masking import MaskingWords
from transcription.masking.holding import Holding, Recordable
from transcription.transcripts.events import TranscriptSegmentRecorded


class InOrder:
    """Segments in, what may be recorded out. Times in seconds of the sound."""

    def __init__(self, words: MaskingWords) -> None:
        self._holding = Holding(words)
        self._coming: list[TranscriptSegmentRecorded] = []
        self._held: dict[UUID, float] = {}

    def add(self, segments: Sequence[TranscriptSegmentRecorded]) -> None:
        """What one channel said."""
        self._coming += segments
        self._held |= {one.segment: one.start for one in segments}

    def due(self, settled: float) -> list[Recordable]:
        """What may be recorded when every channel is heard up to `settled`."""
        self._coming.sort(key=lambda one: (one.start, one.channel))
        found: list[Recordable] = []
        while self._coming and self._coming[0].start < settled:
            found += self._holding.add(self._coming.pop(0))
        return self._let_go([*found, *self._holding.due(settled)])

    def rest(self) -> list[Recordable]:
        """Every channel is heard to its end."""
        found = self.due(float("inf"))
        return [*found, *self._let_go(self._holding.rest())]

    def waits_from(self) -> float:
        """The first moment of what may not be recorded yet; infinite when nothing waits."""
        return min(self._held.values(), default=float("inf"))

    def _let_go(self, facts: list[Recordable]) -> list[Recordable]:
        for fact in facts:
            if isinstance(fact, TranscriptSegmentRecorded):
                self._held.pop(fact.segment, None)
        return facts
