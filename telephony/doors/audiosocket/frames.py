"""AudioSocket, as Asterisk speaks it: one byte of kind, two of length (big-endian), then the payload."""

import asyncio
import enum
from typing import NamedTuple


class Kind(enum.IntEnum):
    """What a frame is."""

    HANGUP = 0x00
    ID = 0x01
    DTMF = 0x03
    AUDIO = 0x10  # signed 16-bit samples of 8 kHz, little-endian
    ERROR = 0xFF


class Frame(NamedTuple):
    """`kind` as it came: other kinds than ours are passed over."""

    kind: int
    payload: bytes


async def read(reader: asyncio.StreamReader) -> Frame | None:
    """The next frame; None where the peer has gone, in the middle of one or not."""
    try:
        head = await reader.readexactly(3)
        return Frame(head[0], await reader.readexactly(int.from_bytes(head[1:], "big")))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


def packed(kind: Kind, payload: bytes = b"") -> bytes:
    """A frame as it goes over the wire."""
    return bytes([kind]) + len(payload).to_bytes(2, "big") + payload
