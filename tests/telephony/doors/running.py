"""A web process of its own with Twilio in front of it: what only a real server can show."""

import base64
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import httpx
from twilio.request_validator import RequestValidator
from websockets.sync.client import ClientConnection, connect

from tests.http.web import web_process
from tests.servers import Database
from tests.telephony.doors.phone import SOURCES
from tests.telephony.doors.twilio import ACCOUNT, CALL, PUBLIC, TOKEN


class Web:
    """Twilio's way to a running server, and what an onlooker finds in its database and its store."""

    def __init__(self, port: int, database: Database, objects: Path) -> None:
        self.url, self._port = f"http://127.0.0.1:{port}", port
        self._database, self._objects = database, objects
        self.call, self._since, self._before = CALL, 0, set[Path]()

    def next_call(self) -> None:
        """From here on it is another call: what came before is not looked at again."""
        self.call = "CA" + secrets.token_hex(16)
        with self._database.connect() as connection:
            ((last,),) = connection.execute("SELECT coalesce(max(id), 0) FROM log_event").fetchall()
        self._since, self._before = int(str(last)), set(self._objects.rglob("*"))

    def post(self, door: str, **said: str) -> httpx.Response:
        about = {"CallSid": self.call, "From": "+12025550141", "To": "+12025550100", "Direction": "inbound"}
        params = about | said
        address = f"/telephony/twilio/{door}"
        signature = RequestValidator(TOKEN).compute_signature(PUBLIC + address, params)
        headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
        return httpx.post(self.url + address, content=urlencode(params), headers=headers, timeout=15)

    def heard(self, door: str, **said: str) -> ET.Element:
        answer = self.post(door, **said)
        assert answer.status_code == 200, answer.text
        return ET.fromstring(answer.text)

    def ticket(self) -> str:
        """The token of a call whose caller said yes."""
        self.heard("voice")
        parameter = self.heard("consent", Digits="1").find("Start/Stream/Parameter")
        assert parameter is not None
        return parameter.get("value") or ""

    def media(self) -> ClientConnection:
        return connect(f"ws://127.0.0.1:{self._port}/telephony/twilio/media", proxy=None)

    def types(self) -> list[str]:
        """The types of the call's events, in the order of the log."""
        with self._database.connect() as connection:
            found = connection.execute(
                "SELECT type FROM log_event WHERE id > %s AND type LIKE 'call.%%' ORDER BY id", [self._since]
            )
            return [str(row[0]) for row in found]

    def recorded(self, *types: str) -> list[datetime]:
        """When the log took the call's events of these types, by its own clock."""
        with self._database.connect() as connection:
            found = connection.execute(
                "SELECT recorded_at FROM log_event WHERE id > %s AND type = ANY(%s)",
                [self._since, list(types)],
            )
            return [datetime.fromisoformat(str(row[0])) for row in found]

    def objects(self) -> list[Path]:
        return [path for path in self._objects.rglob("*") if path.is_file() and path not in self._before]


@contextmanager
def web(database: Database, folder: Path) -> Iterator[Web]:
    """The server, once it answers."""
    objects = folder / "objects"
    environment = {
        "RINGBACK_TWILIO": json.dumps(ACCOUNT),
        "RINGBACK_SOURCES": json.dumps(SOURCES),
        "RINGBACK_MEDIA": str(objects),
    }
    with web_process(database, folder / "web.log", **environment) as port:
        yield Web(port, database, objects)


def begin(socket: ClientConnection, token: str) -> None:
    """A media stream introduces itself."""
    socket.send(json.dumps({"event": "connected", "protocol": "Call", "version": "1.0.0"}))
    start = {"streamSid": "MZ1", "callSid": CALL, "customParameters": {"token": token}}
    socket.send(json.dumps({"event": "start", "sequenceNumber": "1", "start": start}))


def frame(number: int, track: str = "inbound", sample: int = 0x80) -> str:
    """20 ms of one track."""
    payload = base64.b64encode(bytes([sample]) * 160).decode()
    media = {"track": track, "chunk": str(number), "timestamp": str(number * 20), "payload": payload}
    return json.dumps({"event": "media", "sequenceNumber": str(number), "media": media})


STOP = json.dumps({"event": "stop", "sequenceNumber": "9", "stop": {"callSid": CALL}})
