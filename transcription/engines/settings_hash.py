"""One short name for all that could change what is heard."""

import hashlib
from importlib.metadata import version

import msgspec

LENGTH = 16
DECODERS = ("ctranslate2", "faster-whisper")


def settings_hash(**parts: object) -> str:
    """Of weights, decoding options and the decoder's version; the same parts give the same on any machine."""
    known = {**parts, "versions": [version(name) for name in DECODERS]}
    return hashlib.sha256(msgspec.json.encode(known, order="deterministic")).hexdigest()[:LENGTH]
