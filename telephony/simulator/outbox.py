"""The messages of one call on their way: in order, one at a time, held in memory until the door has them."""

from __future__ import annotations

import asyncio
from types import TracebackType

from telephony.simulator.delivery import Message, Sender
from telephony.simulator.report import CallReport


class Outbox:
    """The call goes on while a door is away; what it had to say waits here in its order.

    Leaving the `async with` block waits until every message was taken or dropped; an error in the block, or a
    stop, leaves at once. The limit: it lives in memory, and what waits when the simulator is stopped is gone.
    """

    def __init__(self, sender: Sender, report: CallReport) -> None:
        self._sender, self._report = sender, report
        self._waiting: asyncio.Queue[tuple[str, Message] | None] = asyncio.Queue()

    def put(self, what: str, message: Message) -> None:
        """Take a message along; `what` names it in a trouble."""
        self._waiting.put_nowait((what, message))

    async def __aenter__(self) -> Outbox:
        self._carrier = asyncio.create_task(self._carry())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._carrier.cancel()
            return
        self._waiting.put_nowait(None)
        await self._carrier

    async def _carry(self) -> None:
        while (item := await self._waiting.get()) is not None:
            what, message = item
            why = await self._sender.deliver(message)
            if why is not None:
                self._report.trouble(f"{what}: {why}")
