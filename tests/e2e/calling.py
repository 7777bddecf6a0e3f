"""A phone system that sends signed events to a running server."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx

from tests.telephony.doors.phone import JSON, Phone, event


class OverHttp:
    """Django's test client, as far as Phone uses it, over a real connection."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=30, trust_env=False)

    def post(
        self, address: str, body: bytes, *, content_type: str, headers: dict[str, str]
    ) -> httpx.Response:
        return self._client.post(address, content=body, headers={**headers, "Content-Type": content_type})

    def close(self) -> None:
        self._client.close()


class Caller:
    """Calls of the source `tests`, told as they happen."""

    def __init__(self, url: str) -> None:
        self._http = OverHttp(url)
        self.phone = Phone(self._http)  # type: ignore[arg-type]

    def close(self) -> None:
        self._http.close()

    def tell(self, call: str, type_: str, data: JSON) -> None:
        """One event, now; the door must take it."""
        moment = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        answer = self.phone.tell(event(type_, data, call=call, time=moment))
        assert 200 <= answer.status_code < 300, answer.text

    def offers(self, number: str | None, line: str = "main", to: str = "+12025550100") -> str:
        """A call begins; gives the phone system's own name for it."""
        call = uuid4().hex
        self.tell(call, "call.offered", {"direction": "inbound", "from": number, "to": to, "line": line})
        return call

    def waits(self, number: str | None) -> str:
        """Heard the notice, said yes, pressed 1, waits in the queue."""
        call = self.offers(number)
        self.tell(call, "call.notice_played", {"language": "en", "version": "tests-1"})
        answers: dict[str, Any] = dict.fromkeys(("recording", "transcription", "analysis"), True)
        self.tell(call, "call.consent", {**answers, "how": "key"})
        self.tell(call, "call.ivr_selected", {"menu": "main", "choice": "1"})
        self.tell(call, "call.queued", {"queue": "front_desk"})
        return call

    def hangs_up(self, call: str, reason: str = "abandoned") -> None:
        self.tell(call, "call.ended", {"reason": reason})

    def is_missed(self, number: str | None) -> str:
        call = self.waits(number)
        self.hangs_up(call)
        return call


def body(answer: httpx.Response) -> dict[str, Any]:
    """A JSON object that was answered with 2xx."""
    assert answer.is_success, answer.text
    found: dict[str, Any] = json.loads(answer.content)
    return found
