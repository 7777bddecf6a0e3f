"""ExternalMedia of an Asterisk: one party's sound as RTP over UDP, to a port that we opened for it alone.

RTP has no password. A port is opened on this machine after the caller's yes, takes the packets of the
first sender that speaks and of nobody else, and is closed with its channel.
"""

import asyncio
from typing import Any
from uuid import UUID

import structlog

from telephony.media.attending import Leg, join
from telephony.recordings.tracks import PER_MILLISECOND, Track

HEADER = 12
VERSION = 2
PCMU = 0
WRAP = 1 << 32

log = structlog.get_logger()


class Receiver(asyncio.DatagramProtocol):
    """Packets of mu-law, placed by their own timestamps; late, doubled and lost ones are no fault here."""

    def __init__(self, leg: Leg, track: Track) -> None:
        self._leg, self._track = leg, track
        self._sender: Any = None
        self._stream: int | None = None
        self._last = self._samples = 0

    def datagram_received(self, data: bytes, addr: Any) -> None:
        sound = self._sound_of(data)
        if sound is None or self._sender not in {None, addr}:
            return
        self._sender = addr
        at = int.from_bytes(data[4:8], "big")
        source = int.from_bytes(data[8:12], "big")
        if self._stream != source:  # a new numbering begins; time goes on with it
            self._stream, self._last = source, at
        step = (at - self._last + WRAP // 2) % WRAP - WRAP // 2
        self._last, self._samples = at, self._samples + step
        if self._samples >= 0:
            self._leg.put(self._track, self._samples // PER_MILLISECOND, sound)

    def _sound_of(self, data: bytes) -> bytes | None:
        """The mu-law of a packet; None for what is no RTP of that kind."""
        if len(data) < HEADER or data[0] >> 6 != VERSION or data[1] & 0x7F != PCMU:
            return None
        begin = HEADER + 4 * (data[0] & 0x0F)
        if data[0] & 0x10:  # an extension, whose length stands in its head
            begin += 4 + 4 * int.from_bytes(data[begin + 2 : begin + 4], "big")
        padding = data[-1] if data[0] & 0x20 else 0
        return data[begin : len(data) - padding] or None


class ExternalMedia:
    """One channel's port. `port` is what Asterisk is told as `external_host`."""

    def __init__(self, leg: Leg, transport: asyncio.DatagramTransport) -> None:
        self._leg, self._transport = leg, transport
        self.port: int = transport.get_extra_info("sockname")[1]

    async def close(self) -> None:
        """The channel is gone: what came is kept."""
        self._transport.close()
        await self._leg.leave(final=True)


async def receive(call: UUID, track: Track, *, source: str, host: str = "127.0.0.1") -> ExternalMedia | None:
    """Open a port for one party of a call; None where nothing of it may be used (S3)."""
    opened: list[asyncio.DatagramTransport] = []

    async def close() -> None:
        for transport in opened:
            transport.close()

    leg = await join(
        call,
        source=source,
        via="external_media",
        outside_id=str(call),
        ticket=f"{call}/{track}",
        close=close,
    )
    if leg is None:
        log.warning("media dropped", call=str(call), why="no consent")
        return None
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: Receiver(leg, track), local_addr=(host, 0))
    opened.append(transport)
    return ExternalMedia(leg, transport)
