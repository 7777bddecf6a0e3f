"""Begins and ends a background task with the server. ProtocolTypeRouter does not pass lifespan on."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


class Lifespan:
    """An ASGI application around another: `task` runs from the server's start to its end.

    A task that ends by itself does not end the server; it is expected to try again by itself.
    """

    def __init__(self, inner: Application, task: Callable[[], Awaitable[None]]) -> None:
        self._inner = inner
        self._task = task

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._inner(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        running: asyncio.Future[None] | None = None
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                running = asyncio.ensure_future(self._task())
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                if running is not None:
                    running.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await running
                await send({"type": "lifespan.shutdown.complete"})
                return
