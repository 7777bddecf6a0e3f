"""Recorded speech as a telephone carries it (decision 0010): Opus on disk, mu-law 8 kHz on the line."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RATE = 8000
_BIAS = 33
_CLIP = 8158


@dataclass(frozen=True)
class Speech:
    """A conversation: 16-bit little-endian samples at 8 kHz for each party, of one length."""

    caller: bytes
    staff: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.caller) / 2 / RATE

    def after(self, seconds: float) -> Speech:
        """What is left when so much of it was said."""
        start = 2 * int(seconds * RATE)
        return Speech(self.caller[start:], self.staff[start:])

    def mulaw(self) -> tuple[bytes, bytes]:
        """Both parties as mu-law: caller, staff."""
        return mulaw(self.caller), mulaw(self.staff)

    def wav(self) -> bytes:
        """A recording as a phone system stores it: WAV, channel 1 the caller, channel 2 the staff."""
        both = bytearray(2 * len(self.caller))
        for offset, party in ((0, self.caller), (2, self.staff)):
            both[offset::4] = party[0::2]
            both[offset + 1 :: 4] = party[1::2]
        file = io.BytesIO()
        with wave.open(file, "wb") as writer:
            writer.setnchannels(2)
            writer.setsampwidth(2)
            writer.setframerate(RATE)
            writer.writeframes(bytes(both))
        return file.getvalue()


def silence(seconds: float) -> Speech:
    """Nobody says a word."""
    samples = bytes(2 * int(seconds * RATE))
    return Speech(samples, samples)


def length(path: Path) -> float:
    """Seconds of an audio file, without decoding it."""
    import av

    with av.open(str(path)) as container:
        return float(container.duration or 0) / 1_000_000


@cache
def decode(path: Path) -> Speech:
    """An Opus file: the left channel is the caller, the right one the staff; mono is the caller alone."""
    import av  # a tenth of a second that only calls with media pay

    both = bytearray()
    with av.open(str(path)) as container:
        stereo = container.streams.audio[0].channels == 2
        resampler = av.AudioResampler(format="s16", layout="stereo" if stereo else "mono", rate=RATE)
        width = 4 if stereo else 2
        for frame in [*container.decode(audio=0), None]:
            for piece in resampler.resample(frame):
                both += bytes(piece.planes[0])[: piece.samples * width]
    if not stereo:
        return Speech(bytes(both), bytes(len(both)))
    caller, staff = bytearray(len(both) // 2), bytearray(len(both) // 2)
    for offset, party in ((0, caller), (2, staff)):
        party[0::2] = both[offset::4]
        party[1::2] = both[offset + 1 :: 4]
    return Speech(bytes(caller), bytes(staff))


def mulaw(samples: bytes) -> bytes:
    """ITU-T G.711 mu-law of 16-bit little-endian samples (Python 3.13 has no audioop)."""
    table = _table()
    return bytes(table[sample & 0xFFFF] for sample in memoryview(samples).cast("h"))


@cache
def _table() -> bytes:
    return bytes(_encoded(value - 65536 if value > 32767 else value) for value in range(65536))


def _encoded(sample: int) -> int:
    sign = 0x80 if sample < 0 else 0
    magnitude = min(abs(sample) >> 2, _CLIP) + _BIAS
    segment = magnitude.bit_length() - 6
    return ~(sign | (segment << 4) | ((magnitude >> (segment + 1)) & 0x0F)) & 0xFF
