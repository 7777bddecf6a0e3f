"""Plays the committed stories at the stand-in doors, fast."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from telephony.simulator.clock import Clock
from telephony.simulator.delivery import Patience
from telephony.simulator.demo_state import DemoState, Source, TwilioAccount
from telephony.simulator.pace import Plan
from telephony.simulator.reading import read_scripts
from telephony.simulator.report import Report
from telephony.simulator.running import Settings, run
from telephony.simulator.script import PickUp
from telephony.simulator.twilio.account import Account
from telephony.simulator.twilio.exchange import Exchange
from telephony.simulator.twilio.http_server import serve
from telephony.simulator.twilio.parties import CalledBack, OnCall
from telephony.simulator.twilio.rest import RestInterface
from tests.telephony.simulator.doors import ACCOUNT, SECRET, TOKEN, Doors

SCRIPTS = read_scripts()
STAFF = frozenset({"+12025550120"})


@dataclass
class Played:
    out: list[str]
    err: list[str]
    failed: bool


async def play(doors: Doors, *names: str, share: float = 0.0, patience: Patience | None = None) -> Played:
    """One pass of these stories, at 2,000 times the speed."""
    twilio = TwilioAccount(ACCOUNT, TOKEN, "https://phones.clinic.example")
    state = DemoState({"simulator": Source(SECRET)}, twilio)
    chosen = {name: SCRIPTS[name] for name in names}
    plan = Plan(once=True, speed=2000, quick_pause=0)
    patience = patience or Patience(first=0.01, longest=0.02, gives_up=5)
    settings = Settings(doors.url, state, chosen, SCRIPTS, plan, 0, share, patience)
    out, err = io.StringIO(), io.StringIO()
    report = Report(out, err)
    await run(settings, report)
    return Played(out.getvalue().splitlines(), err.getvalue().splitlines(), report.failed)


@asynccontextmanager
async def rest(
    doors: Doors,
    plans: dict[str, tuple[PickUp, ...]],
    on_call: tuple[OnCall, ...] = ("takes",),
    wakes_after: float = 0.0,
) -> AsyncIterator[tuple[Exchange, httpx.AsyncClient]]:
    """The REST interface alone, and a client that is logged in to it."""
    async with httpx.AsyncClient(trust_env=False) as inner:
        account = Account(inner, TwilioAccount(ACCOUNT, TOKEN, doors.url), doors.url, "")
        exchange = Exchange(account, Clock(2000), 0.0)
        interface = RestInterface(
            exchange, CalledBack(plans, STAFF, on_call, wakes_after), Report(io.StringIO(), io.StringIO())
        )
        server = await serve(interface.handle, 0)
        port = server.sockets[0].getsockname()[1]
        account.rest_url = f"http://127.0.0.1:{port}"
        base = f"{account.rest_url}/2010-04-01/Accounts/{ACCOUNT}"
        async with httpx.AsyncClient(base_url=base, auth=(ACCOUNT, TOKEN), trust_env=False) as client:
            try:
                yield exchange, client
            finally:
                interface.stop()
                server.close()
