"""An engine that is asked what else it may have been: a guess to listen to, and never a transcript."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from transcription.engines.port import Engine, Heard

if TYPE_CHECKING:
    from transcription.engines.port import Samples


class Leaning:
    """`of`, leaning to some phrases. `settings` are those of both; `hear` may raise EngineFailed."""

    def __init__(self, of: Engine, settings: str, hear: Callable[["Samples", str], Sequence[Heard]]) -> None:
        self.name, self.model, self.languages = of.name, of.model, of.languages
        self.settings = settings
        self._hear = hear

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        return self._hear(samples, language)
