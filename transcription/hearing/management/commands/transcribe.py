"""`manage.py transcribe FILE`: the words of a recording as JSON lines. Stores nothing, needs no database."""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from transcription.engines.choosing import ENGINES, load
from transcription.engines.port import Engine, EngineFailed, EngineMissing
from transcription.hearing.files import Heard, hear_file
from transcription.hearing.hearing import Segment
from transcription.passes.sides import sides_of
from transcription.sound.reading import UnreadableSound

TELL_EVERY = 2.0
STDIN = Path("-")


class Command(BaseCommand):
    help = "Write the words of a recording as JSON lines, a segment each; nothing is stored."
    requires_system_checks = ()  # they would look at the database

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="WAV, Ogg, MP3, FLAC; stereo: caller left; -: stdin")
        parser.add_argument("--engine", choices=ENGINES, default=settings.RINGBACK_SPEECH_ENGINE)
        parser.add_argument("--model", default=settings.RINGBACK_SPEECH_MODEL, help="a name or a folder")
        parser.add_argument("--language", default="en", help="what is spoken in it; default en")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        heard: list[Heard] = []
        try:
            with _opened(path) as file:
                engine = load(options["engine"], options["model"])
                _require(engine, options["language"])
                try:
                    heard.extend(self._telling(hear_file(engine, file, options["language"])))
                finally:  # what was heard before it broke is no less true
                    self._write(heard, engine, options["language"])
        except OSError as problem:
            raise CommandError(f"{path} cannot be read: {problem.strerror}.") from problem
        except (EngineMissing, EngineFailed, UnreadableSound) as problem:
            raise CommandError(str(problem)) from problem

    def _telling(self, heard: Iterable[Heard]) -> Iterator[Heard]:
        """On stderr, how far it is and what could not be heard."""
        told = time.monotonic()
        for channel, one in heard:
            if not isinstance(one, Segment):
                self.stderr.write(f"not heard from {one.start:.1f} to {one.end:.1f} s: no words to believe")
            if time.monotonic() - told >= TELL_EVERY:
                told = time.monotonic()
                self.stderr.write(f"heard up to {one.end:.0f} s")
            yield channel, one

    def _write(self, heard: list[Heard], engine: Engine, language: str) -> None:
        channels = 1 + max((channel for channel, _ in heard), default=0)
        sides = sides_of(channels, "", ())
        said = [(channel, one) for channel, one in heard if isinstance(one, Segment)]
        for channel, segment in sorted(said, key=lambda pair: (pair[1].start, pair[0])):
            line = {
                "channel": sides[channel],
                "start": segment.start,
                "end": segment.end,
                "text": segment.text,
                "probability": segment.probability,
                "language": language,
                "engine": engine.name,
                "model": engine.model,
                "settings": engine.settings,
                "words": segment.words,
                "marks": segment.marks,
            }
            self.stdout.write(msgspec.json.encode(line).decode())


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file; for `-` all of stdin, on disk so that it can be read from any place."""
    if path != STDIN:
        with path.open("rb") as file:
            yield file
        return
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
        file.seek(0)
        yield file


def _require(engine: Engine, language: str) -> None:
    """An English-only engine writes gibberish for any other language: it is not asked (safety.md)."""
    if engine.languages is not None and language not in engine.languages:
        known = ", ".join(sorted(engine.languages))
        raise CommandError(
            f"{engine.model} knows only {known}: choose a model of many languages with --model."
        )
