"""What Ringback asks of a speech engine, whichever it is.

An engine hears one channel at a time: 16 kHz mono samples in, what was said out. Which stretches of a
sound are speech is found before it is asked (voice activity), and what it answers is guarded after
it: an engine is believed about words, never about whether there were any.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from transcription.transcripts.events import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

Phrases = frozenset[tuple[str, ...]]
"""Phrases by their words, as `words_of` has them."""

RATE = 16_000
"""Samples a second that every engine is given."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of speech as an engine heard it; times in seconds from the first sample given.

    `probability` is the mean of its words', 0 to 1; `no_speech` how sure the engine is that nobody spoke;
    `compression` the ratio by which its text can be compressed (loops compress well).
    """

    start: float
    end: float
    text: str
    words: Sequence[Word]
    probability: float
    no_speech: float
    compression: float


class Engine(Protocol):
    """A loaded engine with one model. Not shared between threads unless it says so."""

    @property
    def name(self) -> str:
        """Of the engine: `faster_whisper`, `whisperx`."""

    @property
    def model(self) -> str:
        """Of the weights: `tiny.en`."""

    @property
    def languages(self) -> frozenset[str] | None:
        """The languages that it can decode; None for all of its model's."""

    @property
    def settings(self) -> str:
        """Hash of all that could change what it hears: weights, decoding options, guards' thresholds."""

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        """Decode speech, without bias unless it is one that leans. Raises EngineFailed."""


class LeanableEngine(Engine, Protocol):
    """An engine that says what else it may have been."""

    def leaning(self, phrases: Phrases) -> Engine:
        """The same weights; what it hears of one utterance is a guess that has some of these phrases, or
        nothing: never a transcript. It shares the model, so that only one of the two may hear at a time."""


class EngineFailed(Exception):
    """The engine broke on this sound; the text says how, without a word of what was said."""


class EngineMissing(Exception):
    """An engine or its weights are not on this machine; the text says what to install."""
