"""How long a sender waits for us, whatever hangs inside.

A database that takes connections and never answers holds a thread, and a thread cannot be ended: its
answer is not waited for. What it still does when the database wakes is no harm, since the sender was told
to send again and nothing is stored twice. The connection pool bounds how many threads can hang.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

import structlog

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

log = structlog.get_logger()
_left_behind: set["asyncio.Task[None]"] = set()


class Answer:
    """Passes an answer on, unless somebody else has answered in its place."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = self.replaced = False

    async def __call__(self, message: Message) -> None:
        if not self.replaced:
            self.begun = True
            await self._send(message)


async def in_time(
    work: Coroutine[Any, Any, None], patience: float, *, begins: "asyncio.Event | None" = None
) -> bool:
    """Whether the work was done within `patience` seconds of `begins`. Past that it is left behind.

    Raises what the work raises.
    """
    task = asyncio.create_task(work)
    if begins is not None:
        beginning = asyncio.create_task(begins.wait())
        try:
            await asyncio.wait({task, beginning}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            beginning.cancel()
    done, _ = await asyncio.wait({task}, timeout=patience)
    if done:
        task.result()
        return True
    _left_behind.add(task)
    task.add_done_callback(_forget)
    return False


def _forget(task: "asyncio.Task[None]") -> None:
    _left_behind.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        log.warning("ended late", why=type(error).__name__)
