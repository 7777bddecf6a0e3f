"""Brings one signed message to a door, as a phone system does that must lose nothing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

import httpx
from standardwebhooks import Webhook


@dataclass(frozen=True)
class Message:
    """What goes out under one webhook-id; `signed` is the text that the signature is made over."""

    path: str
    content_type: str
    body: bytes
    signed: str
    digest: str = ""  # Content-Digest, where the door can know us by it before it reads the body
    id: str = field(default_factory=lambda: f"msg_{uuid4().hex}")


@dataclass(frozen=True)
class Patience:
    """Seconds before trying again: `first`, doubled up to `longest`; gives up after `gives_up`."""

    first: float = 0.5
    longest: float = 20.0
    gives_up: float = 86_400.0


class Sender:
    """Signs and posts. A new timestamp each time, the same webhook-id: the door can tell a repetition."""

    def __init__(self, client: httpx.AsyncClient, url: str, secret: str, patience: Patience) -> None:
        self._client, self._url, self._webhook, self._patience = client, url, Webhook(secret), patience

    async def deliver(self, message: Message) -> str | None:
        """None once the door has it; else why it was dropped.

        Repeated: no answer, 429, 5xx, and 409 with Retry-After (no consent answer known yet). Anything else
        that is not 2xx is final.
        """
        pause, waited = self._patience.first, 0.0
        while True:
            why, wait = await self._attempt(message)
            if why is None or wait is None:
                return why
            delay = max(min(wait, self._patience.longest), pause)
            waited += delay
            if waited > self._patience.gives_up:
                return f"given up: {why}"
            await asyncio.sleep(delay)
            pause = min(pause * 2, self._patience.longest)

    async def _attempt(self, message: Message) -> tuple[str | None, float | None]:
        now = datetime.now(UTC)
        headers = {
            "content-type": message.content_type,
            "webhook-id": message.id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._webhook.sign(message.id, now, message.signed),
        }
        if message.digest:
            headers["content-digest"] = message.digest
        try:
            answer = await self._client.post(self._url + message.path, content=message.body, headers=headers)
        except httpx.TransportError as error:
            return f"no answer ({type(error).__name__})", 0.0
        if answer.is_success:
            return None, None
        return refusal(answer), _retry_after(answer)


def refusal(answer: httpx.Response) -> str:
    """An answer in words that hold nothing of the caller: status, problem type, places of errors."""
    words = f"refused with {answer.status_code}"
    problem = _object(answer.json) if "json" in answer.headers.get("content-type", "") else {}
    if isinstance(problem.get("type"), str):
        words += f" {str(problem['type']).rpartition('/')[2]}"
    errors = problem.get("errors")
    places = (
        [place for place in map(str, errors) if re.fullmatch(r"[\w/.\-]+", place)]
        if isinstance(errors, dict)
        else []
    )
    return words + (f" at {', '.join(places)}" if places else "")


def _object(read: Callable[[], object]) -> dict[str, object]:
    try:
        value = read()
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds to wait before the same message again, None when it will never be taken."""
    header = answer.headers.get("retry-after")
    if answer.status_code >= 500 or answer.status_code == 429 or (answer.status_code == 409 and header):
        return float(header) if header and header.isdigit() else 0.0
    return None
