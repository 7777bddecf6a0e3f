"""One channel of a recording: samples in, windows of speech out, and the facts of each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transcription.engines.port import RATE, Engine, EngineFailed
from transcription.hearing.facts import Fact, Side, heard
from transcription.hearing.windows import Window, Windows
from transcription.sound.speech import Speech
from transcription.transcripts.events import TranscriptNotHeard

if TYPE_CHECKING:
    from transcription.engines.port import Samples

OLDEST = 120 * RATE
"""So long speech waits at most for more to be decoded with it: the other channel's words wait for it."""


class Ear:
    """Feed it the channel in order."""

    def __init__(self, side: Side, engine: Engine, *, alone: bool = False) -> None:
        """`alone`: utterance by utterance."""
        self.channel = side.channel
        self._side, self._engine = side, engine
        self._speech, self._windows = Speech(), Windows(alone=alone)
        self._at = 0

    def feed(self, samples: "Samples") -> list[Window]:
        """The windows that can be heard with these samples."""
        self._at += len(samples)
        full = self._windows.add(self._speech.feed(samples))
        begins = self._windows.begins
        if begins is not None and self._at - begins >= OLDEST:
            full += self._windows.rest()
        return full

    def end(self) -> list[Window]:
        """The rest of the channel."""
        return [*self._windows.add(self._speech.end()), *self._windows.rest()]

    @property
    def settled(self) -> int:
        """Before this sample everything that was said is in a window that was given out."""
        open_ = self._speech.unfinished()
        spoken = max(0, self._at - RATE) if open_ is None else open_.start
        waiting = self._windows.begins
        return spoken if waiting is None else min(spoken, waiting)

    def hear(self, window: Window) -> Sequence[Fact]:
        """Raises EngineFailed."""
        return heard(self._engine, window, self._side)

    def hear_what_can_be(self, window: Window) -> Sequence[Fact]:
        """Utterance by utterance; where the engine fails on one, that it does."""
        return [fact for one in window.utterances for fact in self._one(Window([one]))]

    def _one(self, window: Window) -> Sequence[Fact]:
        try:
            return self.hear(window)
        except EngineFailed:
            return [
                TranscriptNotHeard(
                    heard_in=self._side.heard_in,
                    channel=self._side.channel,
                    start=round(window.start / RATE, 3),
                    end=round(window.end / RATE, 3),
                    why="engine_failed",
                )
            ]
