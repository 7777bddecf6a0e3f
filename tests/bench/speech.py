"""Spoken words with their text, as a telephone carries them: the simulator's stories, and the read sentences
of the shared data where they are (SHARED, else ../shared/data)."""

import io
import os
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from telephony.simulator.audio import RATE, decode, mulaw
from telephony.simulator.reading import AUDIO, read_scripts
from tests.bench.place import ROOT
from transcription.engines.faster_whisper import FasterWhisper
from transcription.hearing.files import hear_file
from transcription.hearing.hearing import Segment

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

THREADS = len(os.sched_getaffinity(0))
BASE = ROOT / ".ringback" / "models" / "base"
FEW = 4  # clips of a quick run


class Clip(msgspec.Struct, frozen=True):
    """A WAV of mu-law, 8 kHz, one channel, and what is said in it."""

    text: str
    wav: bytes

    @property
    def seconds(self) -> float:
        return (len(self.wav) - 44) / RATE


def clips() -> Iterator[Clip]:
    """All that are here."""
    for path in sorted((shared() / "audio").glob("librivox-*.wav")):
        yield Clip(path.with_suffix(".txt").read_text(), telephone_wav(decode(path).caller))
    for script in read_scripts().values():
        for call in script.calls:
            for party in ("caller", "staff"):
                said = [one for one in call.said if one.who == party]
                if call.audio and said and not any(one.voice.startswith("es") for one in said):
                    sound = getattr(decode(AUDIO / call.audio), party)
                    yield Clip(" ".join(one.words for one in said), telephone_wav(sound))


def shared() -> Path:
    return Path(os.environ.get("SHARED") or ROOT.parent / "shared" / "data")


def telephone_wav(samples: bytes) -> bytes:
    """16-bit samples of 8 kHz as a phone system stores them."""
    coded = mulaw(samples)
    form = struct.pack("<HHIIHH", 7, 1, RATE, RATE, 1, 8)
    head = struct.pack("<4sI4s4sI", b"RIFF", 36 + len(coded), b"WAVE", b"fmt ", 16) + form
    return head + struct.pack("<4sI", b"data", len(coded)) + coded


def models() -> list[str]:
    """The weights that are here: those that ship, and base where it was fetched (docs/speech-models.md)."""
    return ["tiny.en", *([str(BASE)] if (BASE / "model.bin").is_file() else [])]


@cache
def ours(model: str) -> FasterWhisper:
    return FasterWhisper(model, threads=THREADS)


def heard(model: str, wav: bytes) -> str:
    """By Ringback, as after a call."""
    found = hear_file(ours(model), io.BytesIO(wav), "en")
    return " ".join(one.text for _, one in found if isinstance(one, Segment))


@cache
def plain(model: str) -> "WhisperModel":
    from faster_whisper import WhisperModel

    from transcription.engines.weights import weights_folder

    folder = str(weights_folder(model, download=False))
    return WhisperModel(folder, device="auto", compute_type="int8", cpu_threads=THREADS)


def heard_plainly(model: str, wav: bytes, **options: Any) -> str:
    """By faster-whisper alone, with its own defaults but for the language."""
    segments, _ = plain(model).transcribe(io.BytesIO(wav), language="en", **options)
    return " ".join(one.text for one in segments)
