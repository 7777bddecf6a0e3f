"""How fast a recording is heard after the call, beside bare faster-whisper on the same files."""

import time
from collections.abc import Callable, Sequence

from telephony.simulator.audio import RATE
from tests.bench.figures import ROUNDS, Figure, Pair, to_limit
from tests.bench.speech import FEW, clips, heard, heard_plainly, shared

CALL = "call-auto-claim-8k-mono.wav"
STORIES = 8  # of the clips, where the real call is not here
MODEL = "tiny.en"


def measure(*, quick: bool) -> list[Figure]:
    files = _files(quick=quick)
    seconds = sum(len(wav) - 44 for wav in files) / RATE  # all are 8 kHz, a byte a sample
    ways: tuple[Callable[[bytes], str], ...] = (
        lambda wav: heard(MODEL, wav),
        lambda wav: heard_plainly(MODEL, wav, word_timestamps=True),
        lambda wav: heard_plainly(MODEL, wav),
    )
    for way in ways:
        way(files[0])  # weights and word lists are loaded once a process
    turns = [[_rate(files, seconds, way) for way in ways] for _ in range(1 if quick else ROUNDS)]
    named = f"recordings heard after the call, {MODEL}, to bare faster-whisper"
    return [
        to_limit(f"{named} with word times", "s/s", _middle(turns, 1), 0.9),
        to_limit(f"{named}, its text alone", "s/s", _middle(turns, 2), 0.9),
    ]


def _files(*, quick: bool) -> list[bytes]:
    files = [clip.wav for clip in clips()]
    real = shared() / "audio" / CALL
    if quick:
        return files[:FEW]
    return [*files[:STORIES], real.read_bytes()] if real.is_file() else files


def _middle(turns: Sequence[Sequence[float]], limit: int) -> Pair:
    """The round with the median ratio of ours, which is the first, to this limit."""
    pairs = sorted((Pair(turn[0], turn[limit]) for turn in turns), key=lambda pair: pair.ratio)
    return pairs[len(pairs) // 2]


def _rate(files: Sequence[bytes], seconds: float, way: Callable[[bytes], str]) -> float:
    """Seconds of sound in a second of work."""
    began = time.perf_counter()
    for wav in files:
        way(wav)
    return seconds / (time.perf_counter() - began)
