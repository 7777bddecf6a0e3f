"""What the doors' process and the transcriber say to each other: msgpack messages, each after its length.

Over a Unix socket that only our own user may open. Places are milliseconds since the stream's start;
frames are mu-law of 8 kHz.
"""

from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

import msgspec

from telephony.recordings.tracks import Track

LENGTH = 4  # bytes, big-endian
LONGEST = 4 * 1024 * 1024  # a minute of both tracks is 1 MB: past this it is not one of ours


class _Message(msgspec.Struct, frozen=True, array_like=True, tag=True):
    call: UUID


class Begin(_Message, frozen=True, array_like=True, tag=True):
    """A call is listened to, or goes on after the connection was away. What lies before `settled` (by
    track) was answered for already. A later connection has a higher number: what an earlier one still says
    comes late."""

    settled: dict[Track, int]
    connection: int


class Sound(_Message, frozen=True, array_like=True, tag=True):
    """Frames as they came: track, place, mu-law."""

    frames: list[tuple[Track, int, bytes]]


class Lost(_Message, frozen=True, array_like=True, tag=True):
    """Frames from `start` to `end` waited too long for a transcriber and are gone."""

    track: Track
    start: int
    end: int


class End(_Message, frozen=True, array_like=True, tag=True):
    """The stream is over: what was said until now stands."""


class Forget(_Message, frozen=True, array_like=True, tag=True):
    """The caller said no: nothing of what is held may become words (S13)."""


class Settled(_Message, frozen=True, array_like=True, tag=True):
    """Everything before these places is in the log, or held nothing to write down: never send it again."""

    until: dict[Track, int]


class Done(_Message, frozen=True, array_like=True, tag=True):
    """The call's sound is answered for to its end, or may not be heard: forget the call."""


ToTranscriber: TypeAlias = Begin | Sound | Lost | End | Forget
ToDoors: TypeAlias = Settled | Done

_encoder = msgspec.msgpack.Encoder()


class NotOurs(Exception):
    """What came over the socket is none of these messages."""


def packed(message: ToTranscriber | ToDoors) -> bytes:
    """One message as it goes over the wire."""
    body = _encoder.encode(message)
    return len(body).to_bytes(LENGTH, "big") + body


M = TypeVar("M", bound=ToTranscriber | ToDoors)


class Unpacking(Generic[M]):
    """Bytes in, whole messages out. `expected` is what the other side may say."""

    def __init__(self, expected: Any) -> None:
        self._decoder: msgspec.msgpack.Decoder[M] = msgspec.msgpack.Decoder(expected)
        self._held = bytearray()

    def feed(self, data: bytes) -> list[M]:
        """The messages that are whole now. Raises NotOurs: then the connection is of no use."""
        self._held += data
        found: list[M] = []
        while len(self._held) >= LENGTH:
            length = int.from_bytes(self._held[:LENGTH], "big")
            if length > LONGEST:
                raise NotOurs
            if len(self._held) < LENGTH + length:
                break
            try:
                found.append(self._decoder.decode(self._held[LENGTH : LENGTH + length]))
            except msgspec.DecodeError as error:
                raise NotOurs from error
            del self._held[: LENGTH + length]
        return found
