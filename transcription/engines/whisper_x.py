"""The engine of a full installation for recordings: WhisperX (extra `whisperx`, several gigabytes).

It decodes with the same weights as faster-whisper, in batches, and places each word by a model of its own for
the sounds of a language (alignment), where that model is on this machine: RINGBACK_SPEECH_ALIGNMENT. Without
it the time of a word is estimated from the length of the words around it, which is said once, when it is
loaded.
"""

import importlib.util
import logging
import math
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog

from transcription.engines.estimated import estimated
from transcription.engines.leaning import Leaning
from transcription.engines.nearly import nearly, settings_of
from transcription.engines.port import EngineFailed, EngineMissing, Heard, Phrases
from transcription.engines.settings_hash import settings_hash
from transcription.engines.weights import weights_folder, weights_hash
from transcription.transcripts.events import Word

if TYPE_CHECKING:
    from transcription.engines.port import Samples

INSTALL = "WhisperX is not installed: install Ringback with its extra, `uv sync --frozen --extra whisperx`."
NOT_ALIGNED = (
    "No alignment model is on this machine: the times of words are estimated. Put the folder of a wav2vec 2.0"
    " model for the language into RINGBACK_SPEECH_ALIGNMENT (docs/speech-models.md)."
)
CHUNK = 8  # seconds that it merges to; its default of 30 is one segment of a minute's talk
BATCH = 4

log = structlog.get_logger()


class WhisperX:
    """One loaded model. `hear` is for one thread at a time. Raises EngineMissing."""

    name = "whisperx"

    def __init__(self, model: str, *, threads: int, alignment: str = "", download: bool = False) -> None:
        if importlib.util.find_spec("whisperx") is None:
            raise EngineMissing(INSTALL)
        folder = weights_folder(model, download=download)
        if alignment and not Path(alignment).is_dir():
            raise EngineMissing(f"RINGBACK_SPEECH_ALIGNMENT is {alignment}: there is no such folder.")
        os.environ["PYANNOTE_METRICS_ENABLED"] = "false"  # it would tell its makers what it is used for
        import torch
        import whisperx

        logging.getLogger("whisperx").setLevel(logging.WARNING)
        self.model = Path(model).name
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        compute = "int8_float16" if self._device == "cuda" else "int8"
        self._whisperx = whisperx
        self._pipeline = whisperx.load_model(
            str(folder),
            self._device,
            compute_type=compute,
            vad_method="pyannote",
            local_files_only=True,
            threads=threads,
            language="en" if _is_english(model) else None,
        )
        self.languages = None if self._pipeline.model.model.is_multilingual else frozenset({"en"})
        self._alignment = alignment
        self._aligner: tuple[str, Any, Any] | None = None
        if not alignment:
            log.warning("words are not aligned", say=NOT_ALIGNED)
        self._known = {
            "engine": self.name,
            "weights": weights_hash(folder),
            "alignment": alignment,
            "decoding": {"chunk": CHUNK, "compute": compute},
        }
        self.settings = settings_hash(**self._known)

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        """Decode speech without bias. Raises EngineFailed."""
        try:
            said = self._pipeline.transcribe(samples, batch_size=BATCH, language=language, chunk_size=CHUNK)
            segments: Sequence[dict[str, Any]] = said["segments"]
            if self._alignment and segments:
                segments = self._aligned(segments, samples, language)
        except (RuntimeError, ValueError, IndexError) as problem:
            raise EngineFailed(f"WhisperX failed: {type(problem).__name__}") from problem
        return [_heard(one) for one in segments]

    def leaning(self, phrases: Phrases) -> Leaning:
        """The weights without what WhisperX does around them, asked what else it may have been."""
        settings = settings_hash(**self._known, nearly=settings_of(phrases))
        return Leaning(self, settings, partial(nearly, self._pipeline.model, phrases))

    def _aligned(
        self, segments: Sequence[dict[str, Any]], samples: "Samples", language: str
    ) -> Sequence[dict[str, Any]]:
        if self._aligner is None or self._aligner[0] != language:
            loaded = self._whisperx.load_align_model(
                language, self._device, model_name=self._alignment, model_cache_only=True
            )
            self._aligner = (language, *loaded)
        _, model, metadata = self._aligner
        done: dict[str, Any] = self._whisperx.align(segments, model, metadata, samples, self._device)
        # Alignment drops the decoder's own probability: it is that of the segment that a sentence lies in.
        sure = [(one["start"], one["end"], one.get("avg_logprob", 0.0)) for one in segments]
        for one in done["segments"]:
            one["avg_logprob"] = next((p for a, b, p in sure if a <= one["start"] <= b), 0.0)
        aligned: Sequence[dict[str, Any]] = done["segments"]
        return aligned


def _is_english(model: str) -> bool:
    return Path(model).name.endswith(".en")


def _heard(segment: dict[str, Any]) -> Heard:
    start, end = float(segment["start"]), float(segment["end"])
    sure = math.exp(min(0.0, float(segment.get("avg_logprob") or 0.0)))
    words = _placed(segment.get("words") or ()) or estimated(segment["text"].split(), start, end, sure)
    return Heard(
        start=start,
        end=end,
        text=" ".join(word.text for word in words),
        words=words,
        probability=sum(word.probability for word in words) / len(words) if words else 0.0,
        no_speech=0.0,  # it does not say
        compression=0.0,
    )


def _placed(words: Sequence[dict[str, Any]]) -> list[Word]:
    """Aligned words; a number that has no sounds of its own lies where the word before it ended."""
    placed: list[Word] = []
    for one in words:
        before = placed[-1].end if placed else 0.0
        start = float(one.get("start", before))
        placed.append(
            Word(
                start=start,
                end=float(one.get("end", start)),
                text=one["word"],
                probability=float(one.get("score", 0.0)),
            )
        )
    return placed
