"""Begins and ends what runs beside the server. ProtocolTypeRouter does not pass lifespan on."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

from asgiref.sync import sync_to_async

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Task = Callable[[], Awaitable[None]]


class Lifespan:
    """An ASGI application around another: `first` runs before the server takes anything, and what it raises
    ends the start; then each of `tasks` runs to the server's end.

    A task that ends by itself does not end the server; it is expected to try again by itself.
    """

    def __init__(
        self, inner: Application, tasks: Sequence[Task], *, first: Callable[[], None] = lambda: None
    ) -> None:
        self._inner = inner
        self._tasks = tasks
        self._first = first

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._inner(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        running: list[asyncio.Future[None]] = []
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                try:
                    await sync_to_async(self._first)()
                except Exception as error:
                    # Said in the protocol's words: an error that is only raised some servers take for "this
                    # application knows no lifespan", and serve all the same.
                    await send({"type": "lifespan.startup.failed", "message": type(error).__name__})
                    raise
                running = [asyncio.ensure_future(task()) for task in self._tasks]
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                for task in running:
                    task.cancel()
                await asyncio.gather(*running, return_exceptions=True)
                await send({"type": "lifespan.shutdown.complete"})
                return


def in_threads(loop: Callable[[threading.Event], None]) -> Task:
    """A loop that runs until it is told to stop, as a task: on a thread of its own, stopped when canceled."""

    async def run() -> None:
        stop = threading.Event()
        ended = asyncio.Event()
        here = asyncio.get_running_loop()

        def body() -> None:
            try:
                loop(stop)
            finally:
                if not here.is_closed():
                    here.call_soon_threadsafe(ended.set)

        threading.Thread(target=body, name="beside-the-server", daemon=True).start()
        try:
            await ended.wait()
        finally:
            stop.set()

    return run
