"""Puts the simulated phone systems together and lets them call."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import httpx

from telephony.simulator.clock import Clock
from telephony.simulator.delivery import Patience, Sender
from telephony.simulator.demo_state import DemoState
from telephony.simulator.pace import QUICK_SPEED, Plan, Play, Player
from telephony.simulator.reading import AUDIO
from telephony.simulator.report import CallReport, Report
from telephony.simulator.script import PhoneCall, Script
from telephony.simulator.signed_call import SignedPhoneSystem
from telephony.simulator.twilio.account import Account
from telephony.simulator.twilio.exchange import Exchange
from telephony.simulator.twilio.http_server import serve
from telephony.simulator.twilio.inbound import TwilioPhoneSystem
from telephony.simulator.twilio.parties import CalledBack, OnCall
from telephony.simulator.twilio.rest import RestInterface

CLINIC = frozenset(f"+120255501{number:02}" for number in (0, 1, 2, 9, *range(20, 40)))
PATIENCE_OF_A_SHORT_RUN = 120.0
# Seconds by the clock until a member of the staff who is paged at night picks up: as long as it takes to find
# one's telephone, and under the 30 s for which Ringback lets it ring. Who sits at a screen may be first.
WAKES_AFTER = 25.0


@dataclass(frozen=True)
class Settings:
    """`scripts` are played; `all_scripts` also say what happens when their numbers are called."""

    url: str
    state: DemoState
    scripts: dict[str, Script]
    all_scripts: dict[str, Script]
    plan: Plan
    rest_port: int
    share: float = 0.3
    patience: Patience | None = None
    audio: Path = AUDIO
    on_call: tuple[OnCall, ...] = ("takes",)
    wakes_after: float = WAKES_AFTER


async def run(settings: Settings, report: Report) -> None:
    """Play the plan to its end. Raises OSError when the REST interface cannot listen."""
    clock = Clock(settings.plan.speed or QUICK_SPEED)
    limits = httpx.Limits(max_keepalive_connections=4)
    async with httpx.AsyncClient(timeout=15.0, limits=limits, trust_env=False) as client:
        patience = settings.patience
        if patience is None:
            patience = Patience(gives_up=PATIENCE_OF_A_SHORT_RUN) if settings.plan.ends else Patience()
        sender = Sender(client, settings.url.rstrip("/"), settings.state.secret, patience)
        signed = SignedPhoneSystem(sender, clock, settings.audio).play
        if settings.state.twilio is None:
            scripts = {name: script for name, script in settings.scripts.items() if script.via != "twilio"}
            sys.stderr.write("demo.json has no twilio: its stories are left out\n")
            if scripts:
                await Player(settings.plan, clock, signed, report).play_all(scripts)
            return
        plans = {s.caller: s.called_back for s in settings.all_scripts.values() if s.caller}
        account = Account(
            client, settings.state.twilio, settings.url, f"http://127.0.0.1:{settings.rest_port}"
        )
        exchange = Exchange(account, clock, settings.share)
        rest = RestInterface(
            exchange, CalledBack(plans, CLINIC, settings.on_call, settings.wakes_after), report
        )
        rest_server = await serve(rest.handle, settings.rest_port)
        account.rest_url = f"http://127.0.0.1:{rest_server.sockets[0].getsockname()[1]}"
        try:
            play = _by_way(signed, TwilioPhoneSystem(exchange, settings.audio).play)
            await Player(settings.plan, clock, play, report).play_all(settings.scripts)
        finally:
            rest.stop()
            rest_server.close()


def _by_way(signed: Play, twilio: Play) -> Play:
    async def play(script: Script, call: PhoneCall, report: CallReport) -> None:
        await (signed if script.via == "signed" else twilio)(script, call, report)

    return play
