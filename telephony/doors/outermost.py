"""Around the whole web process: what must hold even when nothing inside works.

- No body larger than a door takes is read to its end, and no recording of somebody whom the headers alone
  show to be nobody.
- A caller who waits for an answer gets one (S12): whatever is wrong inside, an exception, an error, no
  answer in four seconds, the voice webhooks say 200 and connect the caller to a person.
- Who was paged and pressed the key is asked again when nothing inside answers (S6).
- A phone system that tells us something is told 503 when nothing inside answers, and sends it again.

It needs no database: only the policy, which was read at start.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

import structlog
from django.conf import settings

from coordination.http.problems import Problem, answer
from coordination.policy.published import policy
from telephony.doors import cloud_events, uploads
from telephony.doors.admission import NoTurn, Turns, is_known, seconds_for
from telephony.doors.limited import Limited, Message, Receive
from telephony.doors.patience import Answer, in_time
from telephony.doors.receiving import not_stored, refused, too_large
from telephony.doors.signatures import SignatureRefused
from telephony.doors.twilio import asked, pages
from telephony.doors.twilio.answers import Script

Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Coroutine[Any, Any, None]]

RECORDINGS = "/telephony/recordings"
DOORS = "/telephony/twilio/"
VOICE = frozenset(DOORS + name for name in ("voice", "consent", "greeting", "after-dial", "outbound"))
PAGE_KEY = DOORS + "page-key"
PATIENCE = 4.0  # seconds; Twilio itself gives up after fifteen, and a caller hears silence until then
PATIENCE_OF_MACHINES = 10.0  # after the last byte came; senders of webhooks give up at fifteen or later
PATIENCE_OF_UPLOADS = 30.0  # sealing 200 MB onto a slow disk is no fault
REST = 1024 * 1024  # bytes of a body that is refused, and may be on its way already
REST_WITHIN = 5.0
OF_NO_SOURCE = 1024 * 1024  # bytes of a recording of a source that there is not: it will be refused

log = structlog.get_logger()


def limit_of(path: str) -> int | None:
    """How many bytes a door takes; None where this is not ours to say."""
    if path == "/telephony/events":
        return cloud_events.LIMIT
    if path == RECORDINGS:
        return uploads.LIMIT
    return asked.LIMIT if path.startswith(DOORS) else None


class Outermost:
    """`application = Outermost(application)`, last in asgi.py."""

    def __init__(self, inner: Application) -> None:
        self._inner = inner
        self._turns = Turns()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        limit = limit_of(scope["path"]) if scope["type"] == "http" else None
        if limit is None:
            await self._inner(scope, receive, send)
            return
        limited = Limited(scope, receive, limit)
        if limited.declared > limit:
            await _respond(send, too_large(limit))
        elif scope["path"] in VOICE:
            await self._voice(scope, limited, send, fail_open)
        elif scope["path"] == PAGE_KEY:
            await self._voice(scope, limited, send, lambda _: ask_again(scope["query_string"]))
        elif scope["path"] == RECORDINGS and scope["method"] == "POST":
            await self._recording(scope, limited, send)
        else:
            await self._told(scope, limited, send)

    async def _recording(self, scope: Message, limited: Limited, send: Send) -> None:
        """Who can be known before a byte is read is; anybody else waits for a turn, and is not waited for."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        required = settings.RINGBACK_CONTENT_DIGEST == "required"
        try:
            known = is_known(headers, settings.RINGBACK_SOURCES, datetime.now(UTC), digest_required=required)
        except SignatureRefused as refusal:
            await _refuse(limited, send, refused(refusal))
            return
        if known:
            await self._told(scope, limited, send)
            return
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if not {*asked.get("source", [])} & {*settings.RINGBACK_SOURCES}:
            limited.limit = OF_NO_SOURCE
        length = min(limited.declared or limited.limit, limited.limit)
        if limited.declared > limited.limit:
            await _refuse(limited, send, too_large(limited.limit))
            return
        try:
            async with self._turns.turn(length):
                limited.until = asyncio.get_running_loop().time() + seconds_for(length)
                await self._told(scope, limited, send)
        except NoTurn:
            await _refuse(limited, send, not_stored())

    async def _told(self, scope: Message, limited: Limited, send: Send) -> None:
        """A door that nobody waits at on the line: what is not known to be stored is to be sent again."""
        answer = Answer(send)
        upload = scope["path"] == RECORDINGS
        patience = PATIENCE_OF_UPLOADS if upload else PATIENCE_OF_MACHINES
        work = self._inner(scope, limited, answer)
        if not await in_time(work, patience, begins=limited.whole) and not answer.begun:
            answer.replaced = True
            log.error("door hangs", path=scope["path"])
            await _respond(send, not_stored())
        elif limited.exceeded:  # the inner application saw a sender who went away, and said nothing
            await _respond(send, too_large(limited.limit))
        elif limited.late:
            await _respond(send, not_stored())

    async def _voice(
        self, scope: Message, limited: Limited, send: Send, otherwise: Callable[[bytes], str]
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


async def _refuse(limited: Limited, send: Send, problem: Problem) -> None:
    """Without the body. A short one is taken off the line first, so that the answer surely arrives; a long
    one is not read, and the connection ends."""
    short = limited.declared <= REST
    limited.limit, limited.until = REST, asyncio.get_running_loop().time() + REST_WITHIN
    while short and not limited.whole.is_set():
        await limited()
    await _respond(send, problem, last=not short or limited.exceeded or limited.late)


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


async def _respond(send: Send, problem: Problem, *, last: bool = False) -> None:
    response = answer(problem)
    more = [(name.lower().encode(), response[name].encode()) for name in ("Retry-After",) if name in response]
    if last:
        more.append((b"connection", b"close"))
    await _send_all(send, problem.kind.status, response["Content-Type"], response.content, more)


async def _respond_twiml(send: Send, document: str) -> None:
    await _send_all(send, 200, "text/xml", document.encode())


async def _send_all(
    send: Send, status: int, content_type: str, body: bytes, more: Sequence[tuple[bytes, bytes]] = ()
) -> None:
    headers = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *more]})
    await send({"type": "http.response.body", "body": body})
