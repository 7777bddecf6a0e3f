"""How fast a recording is heard after the call, beside bare faster-whisper on the same files."""

import time
from collections.abc import Callable, Sequence

from tests.bench.figures import Figure, beside, to_limit
from tests.bench.speech import FEW, clips, heard, heard_plainly, shared

CALL = "call-auto-claim-8k-mono.wav"


def measure(*, quick: bool) -> list[Figure]:
    files = [one.wav for one in clips()]
    real = shared() / "audio" / CALL
    files = files[:FEW] if quick else [*files, *([real.read_bytes()] if real.is_file() else [])]
    seconds = sum((len(wav) - 44) / 8_000 for wav in files)  # all are 8 kHz, a byte a sample
    rounds = 1 if quick else 3

    def mine() -> float:
        return _rate(files, seconds, lambda wav: heard("tiny.en", wav))

    def timed() -> float:
        return _rate(files, seconds, lambda wav: heard_plainly("tiny.en", wav, word_timestamps=True))

    def text() -> float:
        return _rate(files, seconds, lambda wav: heard_plainly("tiny.en", wav))

    heard("tiny.en", files[0])  # weights and word lists are loaded once a process
    heard_plainly("tiny.en", files[0], word_timestamps=True)
    named = "recordings heard after the call, tiny.en"
    return [
        to_limit(f"{named}, to bare faster-whisper with word times", "s/s", beside(mine, timed, rounds), 0.9),
        to_limit(f"{named}, to bare faster-whisper's text alone", "s/s", beside(mine, text, rounds), 0.9),
    ]


def _rate(files: Sequence[bytes], seconds: float, hears: Callable[[bytes], str]) -> float:
    """Seconds of sound in a second of work."""
    began = time.perf_counter()
    for wav in files:
        hears(wav)
    return seconds / (time.perf_counter() - began)
