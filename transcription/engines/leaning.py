"""An engine that leans to some phrases: what it hears is a guess to listen to, and never a transcript."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from transcription.engines.port import Engine, Heard

if TYPE_CHECKING:
    from transcription.engines.port import Samples


class Leaning:
    """`of` with a hint. `settings` are those of both; `hear` may raise EngineFailed."""

    def __init__(self, of: Engine, settings: str, hear: Callable[["Samples", str], Sequence[Heard]]) -> None:
        self.name, self.model, self.languages = of.name, of.model, of.languages
        self.settings = settings
        self._hear = hear

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        return self._hear(samples, language)


def hint(phrases: Sequence[str]) -> str:
    """The phrases as text that Whisper takes for words said before. It looks back at 223 tokens of them:
    what is more is cut off at the end."""
    return ", ".join(phrases)
