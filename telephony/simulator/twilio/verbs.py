"""What each TwiML verb does, one after the other.

A handler answers the TwiML to go on with, or None for the next verb."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telephony.simulator.twilio.dial import dial
from telephony.simulator.twilio.flow import CallerHungUp, Document, Flow
from telephony.simulator.twilio.leg import new_sid
from telephony.simulator.twilio.twiml import Verb


async def spoken(flow: Flow, verb: Verb) -> Document | None:
    await flow.speak(verb)
    return None


async def gather(flow: Flow, verb: Verb) -> Document | None:
    for prompt in verb.children:
        await flow.speak(prompt)
    if flow.party.hangs_up_in_notice:
        raise CallerHungUp
    allowed = verb.get("input", "dtmf").split()
    answer = flow.party.answer()
    given: dict[str, str] = {}
    if answer is not None and answer.keys and "dtmf" in allowed:
        given = {"Digits": answer.keys}
    elif answer is not None and answer.words and "speech" in allowed:
        given = {"SpeechResult": answer.words, "Confidence": "0.93"}
    await flow.let_pass(1.5 if given else verb.seconds("timeout", 5.0))
    if given or verb.get("actionOnEmptyResult") == "true":
        return await flow.fetch(verb.get("action"), given, verb.get("method"))
    return None


async def start(flow: Flow, verb: Verb) -> Document | None:
    for stream in verb.children:
        await flow.start_stream(stream)
    return None


async def stop(flow: Flow, verb: Verb) -> Document | None:
    for stream in verb.children:
        await flow.stop_streams(stream.get("name"))
    return None


async def enqueue(flow: Flow, verb: Verb) -> Document | None:
    queue = {"QueueSid": new_sid("QU"), "Queue": verb.text}
    if verb.get("waitUrl"):
        await flow.fetch(verb.get("waitUrl"), {**queue, "QueuePosition": "1"}, verb.get("waitUrlMethod"))
    ring = flow.party.ring(verb.text, float("inf"))
    await flow.let_pass(ring.after)
    waited = {**queue, "QueueTime": str(round(ring.after))}
    if ring.outcome != "answered":
        flow.reached = "abandoned"
        await flow.last_word(verb, {**waited, "QueueResult": "hangup"})
        raise CallerHungUp
    speech = flow.party.conversation()
    await flow.let_pass(speech.seconds, speech)
    flow.reached = "answered"
    await flow.last_word(verb, {**waited, "QueueResult": "bridged"})
    raise CallerHungUp


async def record(flow: Flow, verb: Verb) -> Document | None:
    message = flow.party.message()
    if message is None:
        raise CallerHungUp
    await flow.let_pass(message.seconds, message)
    flow.reached = "voicemail"
    kept = flow.exchange.record(flow.leg, message, "RecordVerb")
    await flow.last_word(verb, {**kept, "Digits": "hangup"})
    if verb.get("recordingStatusCallback"):
        await flow.tell(verb.get("recordingStatusCallback"), kept)
    raise CallerHungUp


async def redirect(flow: Flow, verb: Verb) -> Document | None:
    return await flow.fetch(verb.text, {}, verb.get("method"))


async def hangup(flow: Flow, verb: Verb) -> Document | None:
    return ()


async def reject(flow: Flow, verb: Verb) -> Document | None:
    flow.leg.end("busy" if verb.get("reason") == "busy" else "no-answer", flow.exchange.clock.now())
    return ()


HANDLERS: dict[str, Callable[[Flow, Verb], Awaitable[Document | None]]] = {
    "Say": spoken,
    "Play": spoken,
    "Pause": spoken,
    "Gather": gather,
    "Start": start,
    "Stop": stop,
    "Dial": dial,
    "Enqueue": enqueue,
    "Record": record,
    "Redirect": redirect,
    "Hangup": hangup,
    "Reject": reject,
}


async def follow(flow: Flow, document: Document) -> None:
    """Play TwiML as Twilio does, until it ends; CallerHungUp and NoTwiml end it early."""
    current: Document | None = document
    while current is not None:
        current = await _play(flow, current)


async def _play(flow: Flow, document: Document) -> Document | None:
    for verb in document:
        following = await HANDLERS[verb.name](flow, verb)
        if following is not None:
            return following
    return None
