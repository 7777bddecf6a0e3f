"""Which engine hears: a setting, loaded once a process."""

import os
from functools import lru_cache

from django.conf import settings

from transcription.engines.port import EngineMissing, LeanableEngine

ENGINES = ("faster_whisper", "whisperx")
MOST_THREADS = 8  # past these a decoder of this size gains nothing


@lru_cache(maxsize=1)
def engine() -> LeanableEngine:
    """The engine of this installation. Raises EngineMissing."""
    return load(settings.RINGBACK_SPEECH_ENGINE, settings.RINGBACK_SPEECH_MODEL)


def load(name: str, model: str, *, threads: int = 0, live: bool = False) -> LeanableEngine:
    """An engine by name with a model by name or folder. Raises EngineMissing.

    `threads` are processors for one decoder: 0 is what the settings say. `live`: one that answers sooner,
    where the engine has such a way.
    """
    threads = threads or settings.RINGBACK_SPEECH_THREADS
    threads = threads or min(MOST_THREADS, len(os.sched_getaffinity(0)))
    if name == "faster_whisper":
        from transcription.engines.faster_whisper import FasterWhisper

        return FasterWhisper(model, threads=threads, download=settings.RINGBACK_SPEECH_DOWNLOAD, live=live)
    if name == "whisperx":
        from transcription.engines.whisper_x import WhisperX

        return WhisperX(
            model,
            threads=threads,
            alignment=settings.RINGBACK_SPEECH_ALIGNMENT,
            download=settings.RINGBACK_SPEECH_DOWNLOAD,
        )
    raise EngineMissing(
        f"There is no speech engine {name}: RINGBACK_SPEECH_ENGINE is {' or '.join(ENGINES)}."
    )
