"""A call in progress can be redirected or hung up through the REST interface."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

from telephony.simulator.twilio.exchange import Exchange, Interruption
from telephony.simulator.twilio.flow import CallerHungUp, Flow
from telephony.simulator.twilio.verbs import follow


async def controlled(exchange: Exchange, flow: Flow, course: Coroutine[None, None, None]) -> None:
    """Let the call take its course until it ends or an interruption gives it another one."""
    current: Coroutine[None, None, None] | None = course
    while current is not None:
        task = asyncio.ensure_future(current)
        wanted: list[Interruption] = []

        def interrupt(
            what: Interruption, task: asyncio.Future[None] = task, wanted: list[Interruption] = wanted
        ) -> None:
            wanted.append(what)
            task.cancel()

        exchange.running[flow.leg.sid] = interrupt
        try:
            await task
            current = None
        except asyncio.CancelledError:
            if not wanted:
                task.cancel()
                raise
            current = _other(flow, wanted[-1])
        finally:
            del exchange.running[flow.leg.sid]


async def _other(flow: Flow, what: Interruption) -> None:
    if what is None:
        raise CallerHungUp
    await follow(flow, await flow.fetch(what, {}) if isinstance(what, str) else what)
