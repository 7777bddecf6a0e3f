"""An engine for one recording: what it hears there is told apart from all other hearings of the call."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transcription.engines.port import Engine, Heard

if TYPE_CHECKING:
    from transcription.engines.port import Samples

LENGTH = 16


class OfRecording:
    """Its settings are the engine's and the recording's: a call may have had another recording before, or
    live words by the same engine, with a segment that begins at the same sample."""

    def __init__(self, engine: Engine, recording: str) -> None:
        self._engine = engine
        self.name, self.model, self.languages = engine.name, engine.model, engine.languages
        both = f"{engine.settings}/{recording}"
        self.settings = hashlib.sha256(both.encode()).hexdigest()[:LENGTH]

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        return self._engine.hear(samples, language)
