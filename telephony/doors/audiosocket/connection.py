"""One channel's sound from an Asterisk, from its UUID to its hang-up."""

import asyncio
from time import monotonic
from uuid import UUID

import structlog
from channels.db import database_sync_to_async

from telephony.doors.audiosocket.frames import Frame, Kind, packed, read
from telephony.doors.audiosocket.tickets import Tap, redeem
from telephony.media.attending import Leg, join, returning
from telephony.media.mulaw import mulaw
from telephony.recordings.tracks import PER_MILLISECOND

INTRODUCED_WITHIN = 10.0  # seconds
# Frames carry no time. They are placed one after the other, until they come so much later than they should
# (milliseconds) that some were never sent: Asterisk sends none while a channel is silent or on hold.
SKIPPED = 300

log = structlog.get_logger()
_taps: dict[UUID, Tap] = {}  # of connections that dropped a moment ago


class Connection:
    """Closes itself when nothing of its sound may be used; the call goes on (S12)."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._place = 0  # milliseconds, of the next frame
        self._began = 0.0

    async def serve(self) -> None:
        leg, tap, ticket, final = None, None, UUID(int=0), False
        try:
            tap, ticket = await self._introduced()
            if tap is not None:
                leg = await self._join(tap, ticket)
            if tap is not None and leg is not None:
                final = await self._listen(leg, tap)
        finally:
            if leg is not None and tap is not None:
                _dropped(ticket, tap)
                await leg.leave(final=final)
            await self.close()

    async def close(self) -> None:
        """Say that it is over, where anybody still hears it."""
        if not self._writer.is_closing():
            self._writer.write(packed(Kind.HANGUP))
            self._writer.close()

    async def _introduced(self) -> tuple[Tap | None, UUID]:
        ticket = UUID(int=0)
        try:
            first = await asyncio.wait_for(read(self._reader), INTRODUCED_WITHIN)
        except TimeoutError:
            first = None
        if first is not None and first.kind == Kind.ID and len(first.payload) == 16:
            ticket = UUID(bytes=first.payload)
        tap = _returned(ticket) or await database_sync_to_async(redeem)(ticket)
        if tap is None:
            log.warning("media refused", why="ticket")
        return tap, ticket

    async def _join(self, tap: Tap, ticket: UUID) -> Leg | None:
        self._began = monotonic()
        leg = await join(
            tap.call,
            source=tap.source,
            via="audiosocket",
            outside_id=str(tap.call),
            ticket=str(ticket),
            close=self.close,
        )
        if leg is None:
            log.warning("media dropped", call=str(tap.call), why="no consent")
        return leg

    async def _listen(self, leg: Leg, tap: Tap) -> bool:
        """Until it is over; whether the channel said so."""
        while (frame := await read(self._reader)) is not None:
            match frame.kind:
                case Kind.AUDIO:
                    self._put(leg, tap, frame)
                case Kind.HANGUP | Kind.ERROR:
                    return True
        return False

    def _put(self, leg: Leg, tap: Tap, frame: Frame) -> None:
        sound = mulaw(frame.payload)
        ended = round((monotonic() - self._began) * 1000)
        length = len(sound) // PER_MILLISECOND
        if ended - length - self._place > SKIPPED:
            self._place = ended - length
        leg.put(tap.track, self._place, sound)
        self._place += length


def _dropped(ticket: UUID, tap: Tap) -> None:
    """It may come back. Those that stayed away are forgotten."""
    for other in [other for other in _taps if returning(str(other)) is None]:
        del _taps[other]
    _taps[ticket] = tap


def _returned(ticket: UUID) -> Tap | None:
    """Whose sound it is, when its connection dropped a moment ago."""
    return _taps.get(ticket) if returning(str(ticket)) is not None else None
