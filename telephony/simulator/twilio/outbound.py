"""A call that Ringback placed through the Calls interface: it rings, and somebody answers or not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from telephony.simulator.report import CallReport
from telephony.simulator.twilio.callbacks import Callbacks
from telephony.simulator.twilio.control import controlled
from telephony.simulator.twilio.exchange import Exchange
from telephony.simulator.twilio.flow import CallerHungUp, Document, Flow, NoTwiml
from telephony.simulator.twilio.leg import Leg
from telephony.simulator.twilio.parties import STATUS, CalledBack, CalledParty
from telephony.simulator.twilio.verbs import follow


@dataclass(frozen=True)
class Order:
    """What Ringback asked for: TwiML or its address once answered, and whom to tell on the way."""

    twiml: Document | str
    method: str
    status_callback: str
    events: tuple[str, ...]
    timeout: float
    detects_machines: bool


async def place(
    exchange: Exchange, leg: Leg, order: Order, called_back: CalledBack, report: CallReport
) -> None:
    """Bring the call from `queued` to its end; report.result is the leg's last status."""
    party = CalledParty(called_back)
    flow = Flow(exchange, leg, party, report)
    callbacks = Callbacks(
        exchange.account,
        leg,
        order.status_callback,
        events=order.events,
        share=exchange.share,
        report=report,
    )
    try:
        await controlled(exchange, flow, _course(flow, party, order, callbacks))
    except CallerHungUp:
        leg.end("completed" if leg.answered else "canceled", exchange.clock.now())
    except NoTwiml:
        pass  # Twilio says "application error" and hangs up
    await flow.stop_streams()
    leg.end("completed", exchange.clock.now())
    await callbacks.tell(exchange.clock.now())
    report.result = leg.status


async def _course(flow: Flow, party: CalledParty, order: Order, callbacks: Callbacks) -> None:
    clock, leg = flow.exchange.clock, flow.leg
    for status in ("initiated", "ringing"):
        leg.status = status
        await callbacks.tell(clock.now())
    ring = party.ring(leg.to, order.timeout)
    await (asyncio.sleep(ring.after) if ring.by_the_clock else clock.sleep(ring.after))
    if ring.outcome != "answered":
        leg.end(STATUS[ring.outcome], clock.now())
        return
    leg.status, leg.answered = "in-progress", clock.now()
    leg.answered_by = "human" if order.detects_machines else None
    await callbacks.tell(clock.now())
    twiml = order.twiml
    await follow(flow, await flow.fetch(twiml, {}, order.method) if isinstance(twiml, str) else twiml)
