"""wss /telephony/twilio/media: the sound of a call while it lasts.

The socket belongs to a call by the one-time token that we gave in the answer to that call. Twice a
second the log is asked whether the caller's yes still stands: capture ends within a second of a no.
"""

import asyncio
import base64
import binascii
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec
import structlog
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import close_old_connections
from msgspec import Meta

from telephony.doors.twilio.tickets import redeem
from telephony.recordings.capture import Capture

LOOK_EVERY = 0.5
NO_NEWS = 2.0  # seconds in which a database must say whether the yes still stands
LONGEST_MESSAGE = 32 * 1024
NOT_STARTED_AFTER = 10.0  # seconds in which a stream must have introduced itself
MALFORMED, NO_TOKEN, NO_CONSENT, TOO_LATE = 4400, 4401, 4403, 4408

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


def _now() -> datetime:
    return datetime.now(UTC)


class MediaConsumer(AsyncWebsocketConsumer):
    """One stream. A failure of ours closes the socket and leaves the call connected (S12)."""

    capture: Capture | None = None
    watching: "asyncio.Task[None] | None" = None
    ended = False

    async def connect(self) -> None:
        await self.accept()
        self.watching = asyncio.create_task(self._watch())

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
                    await self._end()
                    await self._close(1000)
        except (msgspec.DecodeError, binascii.Error, ValueError):
            await self._close(MALFORMED)

    async def _start(self, start: StartParticulars) -> None:
        call = await database_sync_to_async(redeem)(start.customParameters.get("token", ""))
        if call is None or self.capture is not None:
            log.warning("media refused", why="token")
            await self._close(NO_TOKEN)
            return
        capture = Capture(call, "twilio")
        if not await database_sync_to_async(capture.begin)(start.streamSid, _now()):
            log.warning("media dropped", call=str(call), why="no consent")
            await self._close(NO_CONSENT)
            return
        self.capture = capture

    async def _frame(self, frame: Frame) -> None:
        if self.capture is None:
            await self._close(NO_TOKEN)
            return
        self.capture.put(frame.track, int(frame.timestamp), base64.b64decode(frame.payload, validate=True))

    async def _watch(self) -> None:
        """Ends the capture when the caller says no, or when nobody can say that they did not (S12);
        and the socket of one who never says whose it is."""
        waited = 0.0
        while not self.ended:
            await asyncio.sleep(LOOK_EVERY)
            waited += LOOK_EVERY
            capture = self.capture
            if capture is None:
                if waited >= NOT_STARTED_AFTER:
                    await self._close(TOO_LATE)
                    return
            elif not await self._allowed(capture):
                if self.capture is capture:  # else the stream ended meanwhile, and `keep` asks for itself
                    await self._drop(capture)
                return

    async def _allowed(self, capture: Capture) -> bool:
        try:
            asking = database_sync_to_async(capture.allowed, thread_sensitive=False)()
            asked = asyncio.ensure_future(asking)
            done, _ = await asyncio.wait({asked}, timeout=NO_NEWS)
            if not done:  # its thread hangs with the database and is not waited for
                log.error("media dropped: consent cannot be looked up", why="timeout")
                return False
            return bool(asked.result())
        except Exception:
            log.exception("media dropped: consent cannot be looked up")
            return False

    async def _drop(self, capture: Capture) -> None:
        self.capture = None
        capture.forget()
        await self._close(NO_CONSENT)
        await database_sync_to_async(capture.say_dropped)(_now())

    async def disconnect(self, code: int) -> None:
        await self._end()

    async def _close(self, code: int) -> None:
        """A peer that has closed already is no fault of the stream's."""
        with suppress(OSError):
            await self.close(code)

    async def _end(self) -> None:
        """Keep what came, once: at the stream's own stop, or when its socket is gone."""
        # The watcher may be in a thread that swallows its cancellation: it is told, and not waited for.
        self.ended = True
        if self.watching is not None:
            self.watching.cancel()
        capture, self.capture = self.capture, None
        if capture is not None:
            await sync_to_async(self._keep, thread_sensitive=False)(capture)

    def _keep(self, capture: Capture) -> None:
        try:
            capture.keep(_now())
        except Exception:
            log.exception("media not kept")
            capture.say_dropped(_now())
        finally:
            close_old_connections()
