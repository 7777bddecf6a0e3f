"""Sound of the simulator's stories, and an engine that says what a test wrote down."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from transcription.engines.port import RATE, EngineFailed, Heard
from transcription.sound.reading import opened
from transcription.transcripts.events import Word

if TYPE_CHECKING:
    from transcription.engines.port import Samples

AUDIO = Path("telephony/simulator/audio")


@cache
def story(name: str, channel: int = 0) -> "Samples":
    """One party: 0 the caller, 1 the staff."""
    with (AUDIO / f"{name}.ogg").open("rb") as file, opened(file) as sound:
        samples: Samples = np.concatenate(list(sound.blocks()), axis=1)[channel]
        return samples


class Written:
    """Answers with the next of its lines, however long the sound; an empty line breaks."""

    name, model, settings, languages = "written", "none", "written-1", frozenset({"en"})

    def __init__(self, *lines: str, probability: float = 0.9, no_speech: float = 0.1) -> None:
        self.lines, self.given = list(lines), list[float]()
        self._probability, self._no_speech = probability, no_speech

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        self.given.append(len(samples) / RATE)
        line = self.lines.pop(0)
        if not line:
            raise EngineFailed("broken")
        said = line.split()
        step = len(samples) / RATE / len(said)
        words = [
            Word(start=step * n, end=step * (n + 1), text=one, probability=self._probability)
            for n, one in enumerate(said)
        ]
        return [
            Heard(
                start=0.0,
                end=len(samples) / RATE,
                text=line,
                words=words,
                probability=self._probability,
                no_speech=self._no_speech,
                compression=1.0,
            )
        ]
