"""A phone system that signs what it sends, for tests of the doors."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any
from uuid import uuid4

from django.test import Client

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes ...").decode()
OLD_SECRET = "whsec_" + base64.b64encode(b"the secret that is rotated away.").decode()
OTHER_SECRET = "whsec_" + base64.b64encode(b"some other clinic's phone system").decode()
SOURCES = {"tests": [SECRET, OLD_SECRET], "other": [OTHER_SECRET]}

JSON = dict[str, Any]
SINGLE = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"


def event(type_: str, data: JSON, *, call: str = "a-1", at: str = "13:00:00", **more: Any) -> JSON:
    """A CloudEvent of one call on a November morning."""
    return {
        "specversion": "1.0",
        "id": uuid4().hex,
        "source": "tests",
        "subject": call,
        "time": f"2026-11-20T{at}Z",
        "type": type_,
        "data": data,
        **more,
    }


def offered(call: str = "a-1", number: str | None = "+12025550140", **more: Any) -> JSON:
    data = {"direction": "inbound", "from": number, "to": "+12025550100", "line": "main"}
    return event("call.offered", data, call=call, **more)


def consent(call: str = "a-1", *, yes: bool = True, at: str = "13:00:09") -> JSON:
    answers: JSON = dict.fromkeys(("recording", "transcription", "analysis"), yes)
    return event("call.consent", {**answers, "how": "key"}, call=call, at=at)


def ended(call: str = "a-1", reason: str = "completed", at: str = "13:05:00") -> JSON:
    return event("call.ended", {"reason": reason}, call=call, at=at)


class Phone:
    """Posts to the doors. `answer` is the last response."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.answer: Any = None

    def headers(
        self, signed: bytes, *, secret: str = SECRET, message: str | None = None, age: float = 0
    ) -> dict[str, str]:
        moment = str(int(time.time() - age))
        message = message or uuid4().hex
        key = base64.b64decode(secret.removeprefix("whsec_"))
        digest = hmac.digest(key, f"{message}.{moment}.".encode() + signed, "sha256")
        signature = "v1,bm90IHRoaXMgb25l v1," + base64.b64encode(digest).decode()
        return {"webhook-id": message, "webhook-timestamp": moment, "webhook-signature": signature}

    def post(self, body: bytes, content_type: str = SINGLE, **signing: Any) -> Any:
        headers = self.headers(body, **signing)
        self.answer = self._client.post("/telephony/events", body, content_type=content_type, headers=headers)
        return self.answer

    def tell(self, one: JSON, **signing: Any) -> Any:
        return self.post(json.dumps(one).encode(), **signing)

    def tell_all(self, *events: Any, **signing: Any) -> Any:
        return self.post(json.dumps(events).encode(), BATCH, **signing)

    def upload(
        self,
        sound: bytes,
        *,
        call: str = "a-1",
        source: str = "tests",
        media: str = "audio/wav",
        **signing: Any,
    ) -> Any:
        headers = self.headers(hashlib.sha256(sound).hexdigest().encode(), **signing)
        address = f"/telephony/recordings?source={source}&call={call}"
        self.answer = self._client.post(address, sound, content_type=media, headers=headers)
        return self.answer


def content_digest(sha256: str) -> str:
    """The header that says this hexadecimal sha256."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:"
