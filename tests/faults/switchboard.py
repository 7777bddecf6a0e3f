"""The simulated Twilio in a thread of its own: its calls go on whatever becomes of Ringback."""

import asyncio
import io
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

import httpx

from telephony.simulator.clock import Clock
from telephony.simulator.demo_state import TwilioAccount
from telephony.simulator.reading import AUDIO, read_scripts
from telephony.simulator.report import CallReport, Report
from telephony.simulator.running import CLINIC
from telephony.simulator.twilio.account import Account
from telephony.simulator.twilio.exchange import Exchange
from telephony.simulator.twilio.http_server import serve
from telephony.simulator.twilio.inbound import TwilioPhoneSystem
from telephony.simulator.twilio.parties import CalledBack, OnCall
from telephony.simulator.twilio.rest import RestInterface


class Switchboard:
    """`call` plays a story of the simulator's; `api_url` is where it lists what it knows."""

    def __init__(self, loop: asyncio.AbstractEventLoop, exchange: Exchange) -> None:
        self._loop, self._exchange = loop, exchange
        self.api_url = exchange.account.rest_url

    def call(self, story: str) -> "Future[CallReport]":
        return asyncio.run_coroutine_threadsafe(self._play(story), self._loop)

    async def _play(self, story: str) -> CallReport:
        script = read_scripts()[story]
        report = CallReport(story, "twilio")
        await TwilioPhoneSystem(self._exchange, AUDIO).play(script, script.calls[0], report)
        return report


@contextmanager
def switchboard(
    account: TwilioAccount, url: str, speed: float, on_call: tuple[OnCall, ...] = ("takes",), port: int = 0
) -> Iterator[Switchboard]:
    """`on_call` is what the clinic's staff do who are paged; `port` where it listens, a free one for 0."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def begin() -> tuple[Switchboard, httpx.AsyncClient, asyncio.Server, RestInterface]:
        client = httpx.AsyncClient(timeout=15.0, trust_env=False)
        at = Account(client, account, url, "")
        exchange = Exchange(at, Clock(speed), 0.0)
        called = CalledBack({}, CLINIC, on_call)
        rest = RestInterface(exchange, called, Report(io.StringIO(), io.StringIO()))
        server = await serve(rest.handle, port)
        at.rest_url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return Switchboard(loop, exchange), client, server, rest

    async def end(client: httpx.AsyncClient, server: asyncio.Server, rest: RestInterface) -> None:
        rest.stop()
        server.close()
        await client.aclose()

    board, client, server, rest = asyncio.run_coroutine_threadsafe(begin(), loop).result(30)
    try:
        yield board
    finally:
        asyncio.run_coroutine_threadsafe(end(client, server, rest), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
