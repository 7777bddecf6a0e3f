"""A media socket as Twilio opens it: mu-law, 8 kHz, base64, 20 ms a frame, each track on its own."""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Iterator

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from telephony.simulator.audio import Speech
from telephony.simulator.report import CallReport
from telephony.simulator.twilio.account import Account
from telephony.simulator.twilio.leg import Leg, new_sid
from telephony.simulator.twilio.twiml import Verb

FRAME = 160
FRAME_SECONDS = 0.02
SILENCE = b"\xff" * FRAME
TRACKS = {
    "inbound_track": ("inbound",),
    "outbound_track": ("outbound",),
    "both_tracks": ("inbound", "outbound"),
}


class MediaStream:
    """One stream of one leg. When the socket is gone the call goes on without it."""

    def __init__(self, leg: Leg, verb: Verb, report: CallReport) -> None:
        self.sid, self.name = new_sid("MZ"), verb.get("name")
        self._leg, self._verb, self._report = leg, verb, report
        self._tracks = TRACKS.get(verb.get("track", "inbound_track"), ("inbound",))
        self._socket: ClientConnection | None = None
        self._sequence, self._frame = 0, 0

    async def open(self, account: Account) -> None:
        """Connect and introduce the stream; a refusal is a trouble of the report, not an error."""
        url = self._verb.get("url")
        headers = {"X-Twilio-Signature": account.signature(url, {})}
        try:
            here = account.here(url)
            tls = ssl.create_default_context() if here.startswith("wss:") else None
            self._socket = await connect(here, additional_headers=headers, ssl=tls, proxy=None)
        except InvalidStatus as error:
            self._report.trouble(f"media: refused with {error.response.status_code}")
            return
        except (OSError, WebSocketException) as error:
            self._report.trouble(f"media: no answer ({type(error).__name__})")
            return
        parameters = {child.get("name"): child.get("value") for child in self._verb.children}
        await self._send({"event": "connected", "protocol": "Call", "version": "1.0.0"}, numbered=False)
        start = {"accountSid": self._leg.account, "streamSid": self.sid, "callSid": self._leg.sid}
        format_ = {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
        about = {"tracks": list(self._tracks), "mediaFormat": format_, "customParameters": parameters}
        await self._send({"event": "start", "start": {**start, **about}})

    async def frames(self, pieces: list[tuple[bytes, bytes]]) -> None:
        """The next frames of each track: caller, staff."""
        for caller, staff in pieces:
            self._frame += 1
            for track in self._tracks:
                payload = base64.b64encode(caller if track == "inbound" else staff).decode()
                media = {"track": track, "chunk": str(self._frame), "payload": payload}
                await self._send(
                    {"event": "media", "media": {**media, "timestamp": str((self._frame - 1) * 20)}}
                )

    async def close(self) -> None:
        """Say `stop` and hang up the socket."""
        await self._send(
            {"event": "stop", "stop": {"accountSid": self._leg.account, "callSid": self._leg.sid}}
        )
        if self._socket is not None:
            await self._socket.close()

    async def _send(self, message: dict[str, object], numbered: bool = True) -> None:
        if self._socket is None:
            return
        if numbered:
            self._sequence += 1
            message = {**message, "sequenceNumber": str(self._sequence), "streamSid": self.sid}
        try:
            await self._socket.send(json.dumps(message))
        except ConnectionClosed as error:
            code = error.rcvd.code if error.rcvd else "no close frame"
            self._report.trouble(f"media: closed by the door ({code})")
            self._socket = None


def pieces_of(speech: Speech) -> Iterator[tuple[bytes, bytes]]:
    """A conversation in frames of 20 ms: caller, staff; the last one filled up with silence."""
    caller, staff = speech.mulaw()
    for start in range(0, len(caller), FRAME):
        yield (
            caller[start : start + FRAME].ljust(FRAME, b"\xff"),
            staff[start : start + FRAME].ljust(FRAME, b"\xff"),
        )
