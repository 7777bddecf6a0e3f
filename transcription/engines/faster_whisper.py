"""The engine that ships: Whisper on CTranslate2, int8, on a graphics card where there is one."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcription.engines.leaning import Leaning
from transcription.engines.nearly import nearly, settings_of
from transcription.engines.port import EngineFailed, Heard, Phrases
from transcription.engines.settings_hash import settings_hash
from transcription.engines.weights import weights_folder, weights_hash
from transcription.engines.words import words_of_whisper

if TYPE_CHECKING:
    from transcription.engines.port import Samples

DECODING: dict[str, Any] = {
    # No prompt and no hot words: the transcript of record is decoded without bias (safety.md), and what
    # was said before is no hint either: one invented sentence would bring forth the next.
    "condition_on_previous_text": False,
    "initial_prompt": None,
    "hotwords": None,
    "prefix": None,
    # At any other temperature it samples, and the same sound would be other words the next time. What it
    # cannot decode at zero is heard again in shorter stretches (hearing), and guarded after that.
    "temperature": 0.0,
    "beam_size": 5,
    "word_timestamps": True,
    # Speech was found before it is asked, and its answers are judged after it: by guards.py, not here.
    "vad_filter": False,
    "no_speech_threshold": None,
    "log_prob_threshold": None,
    "compression_ratio_threshold": None,
}


class FasterWhisper:
    """One loaded model. `hear` is for one thread at a time. Raises EngineMissing."""

    name = "faster_whisper"

    def __init__(self, model: str, *, threads: int, download: bool = False, live: bool = False) -> None:
        """`live`: sooner, and a little worse (short_window.py)."""
        from ctranslate2 import get_cuda_device_count
        from faster_whisper import WhisperModel

        logging.getLogger("faster_whisper").setLevel(logging.WARNING)  # it tells of every stretch of sound
        from transcription.engines.short_window import ShortWindow

        folder = weights_folder(model, download=download)
        card = get_cuda_device_count() > 0
        compute = "int8_float16" if card else "int8"
        self.model = Path(model).name
        self._whisper = (ShortWindow if live else WhisperModel)(
            str(folder),
            device="cuda" if card else "cpu",
            compute_type=compute,
            cpu_threads=threads,
            local_files_only=True,
        )
        self.languages = None if self._whisper.model.is_multilingual else frozenset({"en"})
        window = {"window": "short"} if live else {}
        self._known = {
            "engine": self.name,
            "weights": weights_hash(folder),
            "decoding": {**DECODING, **window, "compute": compute},
        }
        self.settings = settings_hash(**self._known)

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        """Decode speech without bias. Raises EngineFailed."""
        try:
            segments, _ = self._whisper.transcribe(samples, language=language, **DECODING)
            return [_heard(segment) for segment in segments]
        except (RuntimeError, ValueError, IndexError) as problem:
            raise EngineFailed(f"faster-whisper failed: {type(problem).__name__}") from problem

    def leaning(self, phrases: Phrases) -> Leaning:
        """The same model, asked what else it may have been."""
        settings = settings_hash(**self._known, nearly=settings_of(phrases))
        return Leaning(self, settings, partial(nearly, self._whisper, phrases))


def _heard(segment: Any) -> Heard:
    words = words_of_whisper((one.word, one.start, one.end, one.probability) for one in segment.words or ())
    return Heard(
        start=float(segment.start),
        end=float(segment.end),
        text=" ".join(word.text for word in words),
        words=words,
        probability=sum(word.probability for word in words) / len(words) if words else 0.0,
        no_speech=float(segment.no_speech_prob),
        compression=float(segment.compression_ratio),
    )
