"""Small sounds for tests, made by hand so that every byte is known."""

import struct


def wav(seconds: float = 1.0, channels: int = 2, rate: int = 8000, claimed: int | None = None) -> bytes:
    """16-bit silence; `claimed` is what the header says of its length."""
    data = bytes(int(seconds * rate) * channels * 2)
    size = len(data) if claimed is None else claimed
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * 2, channels * 2, 16)
    head = b"RIFF" + struct.pack("<I", (36 + size) & 0xFFFFFFFF) + b"WAVEfmt " + struct.pack("<I", 16) + form
    return head + b"data" + struct.pack("<I", size) + data


def opus(seconds: float = 2.0, channels: int = 1, before: int = 312) -> bytes:
    """The two pages that tell an Ogg Opus file's channels and length."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, channels, before, 48_000, 0, 0)
    last = struct.pack("<q", int(seconds * 48_000) + before)
    first = b"OggS" + bytes(2) + bytes(8) + bytes(13) + bytes([len(head)]) + head
    return first + b"OggS" + b"\x00\x04" + last + bytes(12) + bytes([1, 4]) + b"done"


def mp3(*, tag: bytes = b"", mono: bool = True) -> bytes:
    """A tag, if any, and one frame of MPEG 1 layer III."""
    head = b"ID3\x04\x00\x00" + bytes([0, 0, 0, len(tag)]) + tag if tag else b""
    return head + b"\xff\xfb\x90" + (b"\xc0" if mono else b"\x00") + bytes(413)
