"""How much a request may bring, where no door says so itself."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from coordination.http.problems import Problem, Slug, answer

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


class BodyLimit:
    """An ASGI application around another: more than `limit` bytes are 413, and are not read.

    Django writes a body to the disk whole before any view is asked, whoever sends it. A path of which
    `limited_already` knows a limit is left alone.
    """

    def __init__(self, inner: Application, limit: int, limited_already: Callable[[str], int | None]) -> None:
        self._inner, self._limit, self._limited_already = inner, limit, limited_already

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._limited_already(scope["path"]) is not None:
            await self._inner(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"")
        if length.isdigit() and (len(length) > 18 or int(length) > self._limit):
            await _refuse(send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            if seen > self._limit:
                return {"type": "http.disconnect"}
            message = await receive()
            seen += len(message.get("body", b""))
            return {"type": "http.disconnect"} if seen > self._limit else message

        await self._inner(scope, counted, send)
        if seen > self._limit:  # the inner application saw a sender who went away, and said nothing
            await _refuse(send)


async def _refuse(send: Send) -> None:
    response = answer(Problem(Slug.TOO_LARGE))
    headers = [
        (b"content-type", response["Content-Type"].encode()),
        (b"content-length", str(len(response.content)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": response.content})
