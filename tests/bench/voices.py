"""The synthetic voices that are installed here, speaking as a telephone carries it."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import msgspec

from telephony.simulator.audio import decode


class Voice(msgspec.Struct, frozen=True):
    """`speed`: 1 is the program's own."""

    program: str
    name: str
    speed: float

    def __str__(self) -> str:
        return f"{self.program} {self.name} at {self.speed:g}"


VOICES = {
    "en": (
        Voice("flite", "slt", 1.0),
        Voice("flite", "awb", 1.1),
        Voice("flite", "rms", 1.0),
        Voice("flite", "kal16", 0.9),
        Voice("flite", "slt", 1.2),
        Voice("flite", "rms", 1.2),
        Voice("espeak-ng", "en-us", 0.9),
        Voice("espeak-ng", "en-gb", 1.0),
    ),
    "es": (
        Voice("espeak-ng", "es-419", 0.9),
        Voice("espeak-ng", "es", 0.9),
        Voice("espeak-ng", "es-419+f3", 1.0),
        Voice("espeak-ng", "es-419", 1.1),
    ),
}
WORDS_A_MINUTE = 175  # of espeak-ng at its own speed


def missing(language: str) -> Sequence[str]:
    """The programs that would be needed and are not here."""
    return sorted({one.program for one in VOICES[language] if shutil.which(one.program) is None})


def say(voice: Voice, text: str, folder: Path) -> bytes:
    """16-bit samples of 8 kHz."""
    wav = folder / f"{uuid4().hex}.wav"
    if voice.program == "flite":
        stretched = f"duration_stretch={1 / voice.speed:.3f}"
        command = ["flite", "-voice", voice.name, "--setf", stretched, "-t", text, "-o", str(wav)]
    else:
        pace = f"{WORDS_A_MINUTE * voice.speed:.0f}"
        command = ["espeak-ng", "-v", voice.name, "-s", pace, "-w", str(wav), text]
    subprocess.run(command, check=True, capture_output=True)
    return decode(wav).caller
