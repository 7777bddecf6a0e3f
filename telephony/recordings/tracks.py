"""Two tracks of mu-law frames, as they come, into one stereo sound of 16-bit samples, 8 kHz.

A frame says where it belongs in milliseconds. Frames may come late, twice, out of order or not at
all: each is put in its place, what is missing is silence, and what comes after its place was already
written away is counted in `late` and dropped.
"""

import struct
from collections.abc import Callable
from typing import Literal

Track = Literal["inbound", "outbound"]

RATE = 8000
PER_MILLISECOND = RATE // 1000
# How long a late frame is waited for; and longer than the 2.5 s in which a pause becomes known to capture
# (attending.py), so that what came since it was pressed can still be silenced.
WINDOW = 3 * RATE
LONGEST = 4 * 3600 * RATE  # samples; past four hours a stream is no call
SLICE = 64 * 1024
SILENCE = 0xFF


def _linear(mu: int) -> int:
    """One mu-law byte as a signed 16-bit sample (ITU-T G.711)."""
    inverted = ~mu & 0xFF
    magnitude = (((inverted & 0x0F) << 3) + 0x84) << ((inverted & 0x70) >> 4)
    return 0x84 - magnitude if inverted & 0x80 else magnitude - 0x84


LOW = bytes(_linear(mu) & 0xFF for mu in range(256))
HIGH = bytes(_linear(mu) >> 8 & 0xFF for mu in range(256))


def stereo(left: bytes, right: bytes) -> bytes:
    """Two mu-law tracks of one length as interleaved 16-bit samples."""
    out = bytearray(4 * len(left))
    out[0::4], out[1::4] = left.translate(LOW), left.translate(HIGH)
    out[2::4], out[3::4] = right.translate(LOW), right.translate(HIGH)
    return bytes(out)


def wav_head(data_bytes: int, *, rate: int = RATE, channels: int = 2) -> bytes:
    """The header before that many bytes of 16-bit samples: of what `stereo` makes, unless said otherwise."""
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * 2 * channels, 2 * channels, 16)
    return (
        struct.pack("<4sI4s4sI", b"RIFF", 36 + data_bytes, b"WAVE", b"fmt ", 16)
        + form
        + struct.pack("<4sI", b"data", data_bytes)
    )


class Tracks:
    """Puts frames in their places and hands finished stereo on to `write`. Holds some seconds."""

    def __init__(self, write: Callable[[bytes], None], written: int = 0) -> None:
        """`written`: how many samples of each track were written before, by a process that is no more."""
        self._write = write
        self._base = written  # the first sample that is not yet written
        self._held: dict[Track, bytearray] = {"inbound": bytearray(), "outbound": bytearray()}
        self.late = 0

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        """One frame of mu-law. Beyond four hours it is dropped."""
        start = milliseconds * PER_MILLISECOND
        if start < 0 or start + len(frame) > LONGEST:
            self.late += 1
            return
        self._flush(start - WINDOW)
        if start < self._base:
            self.late += 1
            frame = frame[self._base - start :]
            start = self._base
        held, place = self._held[track], start - self._base
        if len(held) < place:
            held.extend(bytes([SILENCE]) * (place - len(held)))
        held[place : place + len(frame)] = frame

    def silence(self, milliseconds: float, until: float | None = None) -> None:
        """Silence both tracks from here to there, as far as they are not yet written away."""
        for held in self._held.values():
            start = max(0, int(milliseconds * PER_MILLISECOND) - self._base)
            stop = len(held) if until is None else min(len(held), int(until * PER_MILLISECOND) - self._base)
            if start < stop:
                held[start:stop] = bytes([SILENCE]) * (stop - start)

    def finish(self) -> None:
        """No more frames come: write what is held."""
        self._flush(self._base + max(len(held) for held in self._held.values()))

    def _flush(self, upto: int) -> None:
        while self._base < upto:
            count = min(SLICE, upto - self._base)
            self._write(stereo(self._take("inbound", count), self._take("outbound", count)))
            self._base += count

    def _take(self, track: Track, count: int) -> bytes:
        held = self._held[track]
        taken = bytes(held[:count]).ljust(count, bytes([SILENCE]))
        del held[:count]
        return taken
