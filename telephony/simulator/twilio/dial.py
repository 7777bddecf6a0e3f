"""The Dial verb: rings staff or a patient on legs of their own and connects the one who answers.

A call that is sent elsewhere meanwhile loses those legs, and the verb's action is told, as with Twilio: what
it answers is not played. What was not said yet is said to whoever answers next.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telephony.simulator.audio import Speech
from telephony.simulator.twilio.callbacks import Callbacks
from telephony.simulator.twilio.flow import CallerHungUp, Document, Flow, NoTwiml
from telephony.simulator.twilio.leg import Leg
from telephony.simulator.twilio.parties import STATUS
from telephony.simulator.twilio.twiml import Verb

SCHEMES = {"Client": "client:", "Sip": ""}


class Ringing:
    """One leg that rings, and whoever is told about it."""

    def __init__(self, flow: Flow, verb: Verb, noun: Verb) -> None:
        exchange = flow.exchange
        to = SCHEMES.get(noun.name, "") + noun.text.removeprefix("client:")
        from_ = verb.get("callerId") or flow.leg.from_
        self._flow = flow
        self.leg: Leg = exchange.leg(from_, to, "outbound-dial", flow.leg.sid)
        events = noun.get("statusCallbackEvent").split()
        url = noun.get("statusCallback")
        self._callbacks = Callbacks(
            exchange.account, self.leg, url, events=events, share=exchange.share, report=flow.report
        )

    async def becomes(self, status: str) -> None:
        """Move the leg on and tell."""
        now = self._flow.exchange.clock.now()
        if status in ("initiated", "ringing", "in-progress"):
            self.leg.status = status
            self.leg.answered = now if status == "in-progress" else None
        else:
            self.leg.end(status, now)
        await self._callbacks.tell(now)


async def dial(flow: Flow, verb: Verb) -> Document | None:
    """Ring all nouns at once; the first is the one who answers, if anybody does."""
    nouns = verb.children or (Verb("Number", {}, verb.text),)
    legs = [Ringing(flow, verb, noun) for noun in nouns]
    for status in ("initiated", "ringing"):
        for ringing in legs:
            await ringing.becomes(status)
    ring = flow.party.ring(legs[0].leg.to, verb.seconds("timeout", 30.0))
    try:
        await flow.let_pass(ring.after)
    except asyncio.CancelledError:
        for ringing in legs:
            await ringing.becomes("canceled")
        await _told(flow, verb, {"DialCallStatus": "canceled"})
        raise
    for ringing in legs[1:]:
        await ringing.becomes("no-answer")
    first = legs[0]
    if ring.outcome == "answered":
        await _talk(flow, verb, first)
        raise CallerHungUp
    await first.becomes(STATUS[ring.outcome])
    told = {"DialCallSid": first.leg.sid, "DialCallStatus": STATUS[ring.outcome], "DialBridged": "false"}
    if ring.outcome == "caller_gone":
        flow.reached = "abandoned"
        await flow.last_word(verb, told)
        raise CallerHungUp
    flow.reached = ring.outcome
    return await flow.fetch(verb.get("action"), told, verb.get("method")) if verb.get("action") else None


async def _talk(flow: Flow, verb: Verb, answering: Ringing) -> None:
    """The conversation up to the caller's good-bye."""
    await answering.becomes("in-progress")
    flow.reached = "answered"
    speech: Speech = flow.party.conversation()
    try:
        await flow.let_pass(speech.seconds, speech)
    except asyncio.CancelledError:
        flow.party.leaves_off(flow.passed)
        await answering.becomes("completed")
        seconds = str(answering.leg.seconds)
        await _told(flow, verb, {"DialCallStatus": "completed", "DialCallDuration": seconds})
        raise
    await answering.becomes("completed")
    told = {"DialCallSid": answering.leg.sid, "DialCallStatus": "completed", "DialBridged": "true"}
    told["DialCallDuration"] = str(answering.leg.seconds)
    if verb.get("record").startswith("record-from"):
        kept = flow.exchange.record(flow.leg, speech, "DialVerb")
        told["RecordingUrl"] = kept["RecordingUrl"]
        if verb.get("recordingStatusCallback"):
            await flow.tell(verb.get("recordingStatusCallback"), kept)
    await flow.last_word(verb, told)


async def _told(flow: Flow, verb: Verb, told: dict[str, str]) -> None:
    """The action hears of a Dial that was broken off; its answer is not played."""
    if verb.get("action"):
        with suppress(NoTwiml):
            await flow.fetch(verb.get("action"), told, verb.get("method"))
