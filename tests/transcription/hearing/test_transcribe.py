"""`manage.py transcribe FILE`: JSON lines and nothing else, without a database, or a sentence."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from django.core.management import CommandError, call_command

from transcription.engines.port import EngineFailed
from transcription.hearing.hearing import Segment
from transcription.hearing.management.commands import transcribe

AUDIO = Path("telephony/simulator/audio/refill-answered.ogg")


def test_segments_come_as_json_lines_without_any_setting_or_database() -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith("RINGBACK_")}
    command = [sys.executable, "manage.py", "transcribe", str(AUDIO)]
    done = subprocess.run(command, env=known, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["channel"] for line in lines] == ["staff", "caller", "staff", "caller", "staff", "caller"]
    assert [line["start"] for line in lines] == sorted(line["start"] for line in lines)
    assert "three tablets left" in lines[1]["text"]
    assert lines[1]["words"][0].keys() == {"start", "end", "text", "probability"}
    assert lines[1]["engine"] == "faster_whisper"
    assert lines[1]["model"] == "tiny.en"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.wav"], "nowhere.wav cannot be read: No such file or directory."),
        (["README.md"], "This file is no sound that can be read: it must be WAV, Ogg, MP3 or FLAC."),
        ([str(AUDIO), "--model", "enormous"], "There is no speech model enormous"),
        ([str(AUDIO), "--language", "es"], "tiny.en knows only en: choose a model of many languages"),
    ],
)
def test_what_cannot_be_heard_is_said_in_a_sentence(arguments: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("transcribe", *arguments)


def test_what_was_heard_of_stdin_before_the_engine_broke_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_engine: object, file: IO[bytes], _language: str) -> Iterator[tuple[int, Segment]]:
        said = file.read().decode()
        yield 0, Segment(start_sample=0, start=0.5, end=1.0, text=said, words=(), marks=(), probability=0.9)
        raise EngineFailed("faster-whisper failed: RuntimeError")

    monkeypatch.setattr(transcribe, "hear_file", breaks)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    written = io.StringIO()
    with pytest.raises(CommandError, match="faster-whisper failed: RuntimeError"):
        call_command("transcribe", "-", stdout=written)
    assert [json.loads(line)["text"] for line in written.getvalue().splitlines()] == ["hello"]
