"""Plays a story as a caller whose call Twilio brings to Ringback."""

from __future__ import annotations

import asyncio
from pathlib import Path

from telephony.simulator.audio import decode
from telephony.simulator.report import CallReport
from telephony.simulator.script import PhoneCall, Script
from telephony.simulator.twilio.callbacks import Callbacks
from telephony.simulator.twilio.control import controlled
from telephony.simulator.twilio.exchange import Exchange
from telephony.simulator.twilio.flow import CallerHungUp, Flow, NoTwiml
from telephony.simulator.twilio.leg import ANONYMOUS
from telephony.simulator.twilio.parties import ScriptedCaller
from telephony.simulator.twilio.verbs import follow


class TwilioPhoneSystem:
    """Twilio with its voice address and status address set to Ringback's doors."""

    def __init__(self, exchange: Exchange, audio: Path) -> None:
        self._exchange, self._audio = exchange, audio

    async def play(self, script: Script, call: PhoneCall, report: CallReport) -> None:
        """One call from the first ring to the last status callback."""
        exchange = self._exchange
        speech = await asyncio.to_thread(decode, self._audio / call.audio) if call.audio else None
        leg = exchange.leg(script.caller or ANONYMOUS, script.to, "inbound")
        leg.status = "ringing"
        flow = Flow(exchange, leg, ScriptedCaller(call, speech, script.language), report)
        doors = exchange.account.public_url + "/telephony/twilio"
        callbacks = Callbacks(
            exchange.account, leg, doors + "/status", events=(), share=exchange.share, report=report
        )
        try:
            await controlled(exchange, flow, self._answered(flow, doors + "/voice"))
        except CallerHungUp:
            flow.reached = flow.reached if flow.reached != "ended by the door" else "abandoned"
        except NoTwiml:
            await self._fallback(flow)
        await flow.stop_streams()
        leg.end("completed", exchange.clock.now())
        await callbacks.tell(exchange.clock.now())
        report.result = flow.reached

    async def _answered(self, flow: Flow, voice: str) -> None:
        document = await flow.fetch(voice, {})
        flow.leg.status, flow.leg.answered = "in-progress", self._exchange.clock.now()
        await follow(flow, document)

    async def _fallback(self, flow: Flow) -> None:
        """The static fallback address dials staff: the caller reaches a person without us, unrecorded."""
        await flow.stop_streams()
        flow.leg.status = "in-progress"
        flow.leg.answered = flow.leg.answered or self._exchange.clock.now()
        await self._exchange.clock.sleep(flow.party.conversation().seconds)
        flow.reached = "fallback: staff answered"
