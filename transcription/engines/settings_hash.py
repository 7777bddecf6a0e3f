"""One short name for all that could change what is heard."""

import hashlib
from importlib.metadata import version

import msgspec

from transcription.engines.guards import GUARDS, STOCK
from transcription.hearing.windows import GAP, LONGEST
from transcription.marks.unsure import UNSURE
from transcription.sound.speech import LIMITS

LENGTH = 16
DECODERS = ("ctranslate2", "faster-whisper")


def settings_hash(**engine: object) -> str:
    """Of an engine's weights and decoding options, of what finds speech before it and guards it after it, and
    of the decoder's version; the same on any machine."""
    known = {
        **engine,
        "speech": LIMITS,
        "window": (LONGEST, GAP),
        "guards": (GUARDS, STOCK),
        "unsure": UNSURE,
        "versions": [version(name) for name in DECODERS],
    }
    return hashlib.sha256(msgspec.json.encode(known, order="deterministic")).hexdigest()[:LENGTH]
