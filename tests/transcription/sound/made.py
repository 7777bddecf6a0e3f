"""Recordings made for a test: WAV bytes as phone systems write them, and as broken ones do."""

import struct
from collections.abc import Iterator

import numpy as np

PIECE = 65_536


def wav_head(*, data: int, channels: int = 1, rate: int = 8_000, bits: int = 16, form: int = 1) -> bytes:
    """The 44 bytes before `data` bytes of sound. `form` 7 is mu-law."""
    align = channels * bits // 8
    fmt = struct.pack("<HHIIHH", form, channels, rate, rate * align, align, bits)
    return (
        b"RIFF"
        + struct.pack("<I", (36 + data) & 0xFFFFFFFF)
        + b"WAVEfmt \x10\0\0\0"
        + fmt
        + struct.pack("<4sI", b"data", data)
    )


def tone(
    hertz: float, seconds: float, rate: int = 8_000, level: float = 0.5
) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    time = np.arange(round(seconds * rate)) / rate
    return np.asarray(level * 32_767 * np.sin(2 * np.pi * hertz * time), np.int16)


def wav(*channels: "np.ndarray[tuple[int], np.dtype[np.int16]]", rate: int = 8_000) -> bytes:
    """A whole file, one row of samples a channel."""
    body = np.stack(channels, axis=1).astype("<i2").tobytes()
    return wav_head(data=len(body), channels=len(channels), rate=rate) + body


def silence_of_hours(hours: int, rate: int) -> Iterator[bytes]:
    """Mu-law silence, which is never whole in memory."""
    left = hours * 3600 * rate
    yield wav_head(data=left, rate=rate, bits=8, form=7)
    while left > 0:
        yield bytes([0xFF]) * min(left, PIECE)
        left -= PIECE
