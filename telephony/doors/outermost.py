"""Around the whole web process: what must hold even when nothing inside works.

- No body larger than a door takes is read to its end.
- A caller who waits for an answer gets one (S12): whatever is wrong inside, an exception, an error, no
  answer in four seconds, the voice webhooks say 200 and connect the caller to a person.
- Who was paged and pressed the key is asked again when nothing inside answers (S6).
- A phone system that tells us something is told 503 when nothing inside answers, and sends it again.

It needs no database: only the policy, which was read at start.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any
from urllib.parse import parse_qs

import structlog
from django.conf import settings

from coordination.http.problems import Problem, answer
from coordination.policy.published import policy
from telephony.doors import cloud_events, uploads
from telephony.doors.patience import Answer, in_time
from telephony.doors.receiving import not_stored, too_large
from telephony.doors.twilio import asked, pages
from telephony.doors.twilio.answers import Script

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Coroutine[Any, Any, None]]

DOORS = "/telephony/twilio/"
VOICE = frozenset(DOORS + name for name in ("voice", "consent", "greeting", "after-dial", "outbound"))
PAGE_KEY = DOORS + "page-key"
PATIENCE = 4.0  # seconds; Twilio itself gives up after fifteen, and a caller hears silence until then
PATIENCE_OF_MACHINES = 10.0  # after the last byte came; senders of webhooks give up at fifteen or later
PATIENCE_OF_UPLOADS = 30.0  # sealing 200 MB onto a slow disk is no fault

log = structlog.get_logger()


def limit_of(path: str) -> int | None:
    """How many bytes a door takes; None where this is not ours to say."""
    if path == "/telephony/events":
        return cloud_events.LIMIT
    if path == "/telephony/recordings":
        return uploads.LIMIT
    return asked.LIMIT if path.startswith(DOORS) else None


class Outermost:
    """`application = Outermost(application)`, last in asgi.py."""

    def __init__(self, inner: Application) -> None:
        self._inner = inner

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        limit = limit_of(scope["path"]) if scope["type"] == "http" else None
        if limit is None:
            await self._inner(scope, receive, send)
            return
        limited = _Limited(scope, receive, limit)
        if limited.declared > limit:
            await _respond(send, too_large(limit))
        elif scope["path"] in VOICE:
            await self._voice(scope, limited, send, fail_open)
        elif scope["path"] == PAGE_KEY:
            await self._voice(scope, limited, send, lambda _: ask_again(scope["query_string"]))
        else:
            await self._told(scope, limited, send)

    async def _told(self, scope: Message, limited: "_Limited", send: Send) -> None:
        """A door that nobody waits at on the line: what is not known to be stored is to be sent again."""
        answer = Answer(send)
        upload = scope["path"] == "/telephony/recordings"
        patience = PATIENCE_OF_UPLOADS if upload else PATIENCE_OF_MACHINES
        work = self._inner(scope, limited, answer)
        if not await in_time(work, patience, begins=limited.whole) and not answer.begun:
            answer.replaced = True
            log.error("door hangs", path=scope["path"])
            await _respond(send, not_stored())
        elif limited.exceeded:  # the inner application saw a sender who went away, and said nothing
            await _respond(send, too_large(limited.limit))

    async def _voice(
        self, scope: Message, limited: "_Limited", send: Send, otherwise: Callable[[bytes], str]
    ) -> None:
        """Hold the answer back until it is known to be one; else what `otherwise` makes of the body."""
        body = b""
        while (message := await limited())["type"] == "http.request":
            body += message.get("body", b"")
            if limited.exceeded:
                await _respond(send, too_large(asked.LIMIT))
                return
            if not message.get("more_body"):
                break
        else:
            return
        held: list[Message] = []
        try:
            if not await in_time(self._inner(scope, _once(body), _into(held)), PATIENCE):
                raise TimeoutError
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller comes first
            log.error("voice failed open", why=type(error).__name__)
            held = []
        if not held or held[0].get("status", 500) >= 500:
            await _respond_twiml(send, otherwise(body))
            return
        for message in held:
            await send(message)


def fail_open(body: bytes) -> str:
    """TwiML that connects the caller of this webhook to a person, from its own parameters and the policy."""
    said = parse_qs(body.decode("utf-8", "replace"))
    numbers = {*said.get("To", []), *said.get("From", [])}
    lines = policy().lines
    line = next((one for one in lines.values() if one.number in numbers), next(iter(lines.values())))
    return Script(policy(), line, settings.RINGBACK_TWILIO.get("public_url", "")).person_at_once()


def ask_again(query: bytes) -> str:
    """TwiML for who was paged and pressed the key: nothing says that it was taken down."""
    return pages.again(parse_qs(query.decode("utf-8", "replace")).get("page", [""])[0])


class _Limited:
    """Receives like the server, and notices when more comes than was allowed."""

    def __init__(self, scope: Message, receive: Receive, limit: int) -> None:
        length = dict(scope["headers"]).get(b"content-length", b"0")
        self.declared = int(length) if length.isdigit() else 0
        self._receive, self.limit, self._seen = receive, limit, 0
        self.exceeded = False
        self.whole = asyncio.Event()  # nothing more comes

    async def __call__(self) -> Message:
        if self.exceeded:
            return {"type": "http.disconnect"}
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if not message.get("more_body"):
            self.whole.set()
        if self._seen > self.limit:
            self.exceeded = True
            self.whole.set()
            return {"type": "http.disconnect"}
        return message


def _once(body: bytes) -> Receive:
    left = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if left:
            return left.pop()
        await asyncio.Event().wait()  # a disconnect that never comes: the answer ends this
        return {"type": "http.disconnect"}

    return receive


def _into(held: list[Message]) -> Send:
    async def send(message: Message) -> None:
        held.append(message)

    return send


async def _respond(send: Send, problem: Problem) -> None:
    response = answer(problem)
    await _send_all(send, problem.kind.status, response["Content-Type"], response.content)


async def _respond_twiml(send: Send, document: str) -> None:
    await _send_all(send, 200, "text/xml", document.encode())


async def _send_all(send: Send, status: int, content_type: str, body: bytes) -> None:
    headers = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
