"""A whole recording without a call: what `manage.py transcribe` and the benchmarks hear."""

from collections.abc import Iterator
from typing import IO

from transcription.engines.port import Engine
from transcription.hearing.hearing import Missed, Segment, hear
from transcription.hearing.windows import Windows
from transcription.sound.reading import opened
from transcription.sound.speech import Speech

Heard = tuple[int, Segment | Missed]
"""The number of the channel, from 0, and what was said there."""


def hear_file(engine: Engine, file: IO[bytes], language: str) -> Iterator[Heard]:
    """As it is heard: in order of time within a channel. Raises UnreadableSound, EngineFailed."""
    with opened(file) as sound:
        ears = [(Speech(), Windows()) for _ in range(sound.channels)]
        for block in sound.blocks():
            for number, (speech, windows) in enumerate(ears):
                for window in windows.add(speech.feed(block[number])):
                    yield from ((number, one) for one in hear(engine, window, language))
        for number, (speech, windows) in enumerate(ears):
            for window in [*windows.add(speech.end()), *windows.rest()]:
                yield from ((number, one) for one in hear(engine, window, language))
