"""A body as it comes to the web process, and when it is too long or comes too slowly."""

import asyncio
import math
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]


class Limited:
    """Receives like the server, and notices when more comes than was allowed."""

    def __init__(self, scope: Message, receive: Receive, limit: int) -> None:
        length = dict(scope["headers"]).get(b"content-length", b"0")
        self.declared = int(length) if length.isdigit() else 0
        self._receive, self.limit, self._seen = receive, limit, 0
        self.exceeded = self.late = False
        self.until = math.inf  # by the loop's clock: what comes later is not waited for
        self.whole = asyncio.Event()  # nothing more comes

    async def __call__(self) -> Message:
        if self.exceeded or self.late:
            return {"type": "http.disconnect"}
        try:
            late = self.until if not self.whole.is_set() and self.until < math.inf else None
            async with asyncio.timeout_at(late):
                message = await self._receive()
        except TimeoutError:
            self.late = True
            self.whole.set()
            return {"type": "http.disconnect"}
        self._seen += len(message.get("body", b""))
        if not message.get("more_body"):
            self.whole.set()
        if self._seen > self.limit:
            self.exceeded = True
            self.whole.set()
            return {"type": "http.disconnect"}
        return message
