"""wss /telephony/twilio/media: the sound of a call while it lasts.

The socket belongs to a call by the one-time token that we gave in the answer to that call. One that
breaks may come back with the same token within some seconds (telephony/media/attending.py).
"""

import asyncio
import base64
import binascii
from contextlib import suppress
from functools import partial
from typing import Annotated, Literal

import msgspec
import structlog
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from msgspec import Meta

from telephony.doors.twilio.tickets import redeem
from telephony.media.attending import Leg, join, returning

LONGEST_MESSAGE = 32 * 1024
NOT_STARTED_AFTER = 10.0  # seconds in which a stream must have introduced itself
MALFORMED, NO_TOKEN, NO_CONSENT, TOO_LATE = 4400, 4401, 4403, 4408
IN_GOOD_ORDER = frozenset({1000, 1001, 1012})  # normal, going away, and our own server that restarts

log = structlog.get_logger()


class Connected(msgspec.Struct, tag_field="event", tag="connected"):
    pass


class StartParticulars(msgspec.Struct):
    streamSid: Annotated[str, Meta(max_length=64)]  # noqa: N815 - Twilio's name
    customParameters: dict[str, str] = {}  # noqa: N815 - Twilio's name


class Start(msgspec.Struct, tag_field="event", tag="start"):
    start: StartParticulars


class Frame(msgspec.Struct):
    track: Literal["inbound", "outbound"]
    timestamp: Annotated[str, Meta(pattern=r"^[0-9]{1,9}$")]
    payload: str


class Media(msgspec.Struct, tag_field="event", tag="media"):
    media: Frame


class Stop(msgspec.Struct, tag_field="event", tag="stop"):
    pass


class Mark(msgspec.Struct, tag_field="event", tag="mark"):
    pass


class Dtmf(msgspec.Struct, tag_field="event", tag="dtmf"):
    pass


MESSAGE: "msgspec.json.Decoder[Connected | Start | Media | Stop | Mark | Dtmf]" = msgspec.json.Decoder(
    Connected | Start | Media | Stop | Mark | Dtmf
)


class MediaConsumer(AsyncWebsocketConsumer):
    """One socket. A failure of ours closes it and leaves the call connected (S12)."""

    leg: Leg | None = None
    introducing: asyncio.TimerHandle | None = None
    closing: "asyncio.Future[None] | None" = None

    async def connect(self) -> None:
        await self.accept()
        loop = asyncio.get_running_loop()
        self.introducing = loop.call_later(NOT_STARTED_AFTER, self._too_late)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            if text_data is None or len(text_data) > LONGEST_MESSAGE:
                raise ValueError("no message of a media stream")
            message = MESSAGE.decode(text_data)
            match message:
                case Start():
                    await self._start(message.start)
                case Media():
                    await self._frame(message.media)
                case Stop():
                    await self._leave(final=True)
                    await self._close(1000)
        except (msgspec.DecodeError, binascii.Error, ValueError):
            await self._close(MALFORMED)

    async def _start(self, start: StartParticulars) -> None:
        token = start.customParameters.get("token", "")
        call = returning(token) or await database_sync_to_async(redeem)(token)
        if call is None or self.leg is not None:
            log.warning("media refused", why="token")
            await self._close(NO_TOKEN)
            return
        self._introduced()
        self.leg = await join(
            call,
            source="twilio",
            via="twilio_media",
            outside_id=start.streamSid,
            ticket=token,
            close=partial(self._close, NO_CONSENT),
        )
        if self.leg is None:
            log.warning("media dropped", call=str(call), why="no consent")
            await self._close(NO_CONSENT)

    async def _frame(self, frame: Frame) -> None:
        if self.leg is None:
            await self._close(NO_TOKEN)
            return
        self.leg.put(frame.track, int(frame.timestamp), base64.b64decode(frame.payload, validate=True))

    async def disconnect(self, code: int) -> None:
        """A socket that is closed in good order is over; one that breaks may come back."""
        self._introduced()
        await self._leave(final=code in IN_GOOD_ORDER)

    async def _leave(self, *, final: bool) -> None:
        leg, self.leg = self.leg, None
        if leg is not None:
            await leg.leave(final=final)

    def _introduced(self) -> None:
        if self.introducing is not None:
            self.introducing.cancel()

    def _too_late(self) -> None:
        self.closing = asyncio.ensure_future(self._close(TOO_LATE))

    async def _close(self, code: int) -> None:
        """A peer that has closed already is no fault of the stream's."""
        with suppress(OSError):
            await self.close(code)
