"""A call that Ringback sends elsewhere while somebody has it, as Twilio does it."""

from __future__ import annotations

import asyncio
from functools import partial

from telephony.simulator.reading import AUDIO
from telephony.simulator.report import CallReport
from telephony.simulator.twilio.inbound import TwilioPhoneSystem
from tests.telephony.simulator.doors import Arrived, Doors, Reply, open_doors, twiml
from tests.telephony.simulator.plays import SCRIPTS, rest

STATUS = "/telephony/twilio/status"
ASK = '<Gather action="/telephony/twilio/consent"><Say>1 or 2</Say></Gather>'
DESK = (
    '<Dial action="/telephony/twilio/dialed" timeout="30"><Number statusCallback="/telephony/twilio/status"'
    ' statusCallbackEvent="initiated ringing answered completed">+12025550120</Number></Dial>'
)
NURSES = (
    '<Response><Dial action="/telephony/twilio/dialed"><Client statusCallback="/telephony/twilio/status"'
    ' statusCallbackEvent="answered completed">nurses</Client></Dial></Response>'
)
SPEED = 40


def door(doors: Doors, item: Arrived) -> Reply | None:
    """Asks, opens a stream after a 1, and rings the front desk."""
    socket = f"ws{doors.url.removeprefix('http')}/telephony/twilio/media"
    stream = f'<Start><Stream url="{socket}" track="both_tracks"/></Start>'
    match item.path.rpartition("/")[2]:
        case "voice":
            return twiml(ASK)
        case "consent":
            return twiml((stream if item.form["Digits"] == "1" else "") + DESK)
        case "dialed":
            return twiml("")
    return None


def media(doors: Doors) -> int:
    """How many frames of sound came, of both parties."""
    return sum(frame["event"] == "media" for frames in doors.media for frame in frames)


def heard(doors: Doors, frames: int) -> bool:
    return media(doors) >= frames


async def moved() -> tuple[Doors, CallReport]:
    """The dizzy caller's talk of 28 s is broken off after more than ten seconds and less than twenty."""
    async with open_doors() as doors, rest(doors, {}) as (exchange, client):
        doors.reply = partial(door, doors)
        exchange.clock.speed = SPEED
        script = SCRIPTS["dizzy-after-new-pill"]
        report = CallReport("dizzy-after-new-pill", "twilio")
        playing = asyncio.create_task(
            TwilioPhoneSystem(exchange, AUDIO).play(script, script.calls[0], report)
        )
        while not heard(doors, 2 * (300 + 500)):
            await asyncio.wait({playing}, timeout=0.01)
        exchange.clock.speed = 1
        (sid,) = exchange.running
        answer = await client.post(f"/Calls/{sid}.json", data={"Twiml": NURSES})
        assert answer.status_code == 200
        assert media(doors) < 2 * (300 + 1000)
        exchange.clock.speed = SPEED
        await playing
        return doors, report


def test_the_rest_is_said_to_whoever_answers_next() -> None:
    doors, report = asyncio.run(asyncio.wait_for(moved(), 30))
    legs = [(form["To"], form["CallStatus"]) for form in doors.forms(STATUS) if form.get("ParentCallSid")]
    assert legs[-4:] == [
        ("+12025550120", "in-progress"),
        ("+12025550120", "completed"),
        ("client:nurses", "in-progress"),
        ("client:nurses", "completed"),
    ]
    told = [form["DialCallStatus"] for form in doors.forms("/telephony/twilio/dialed")]
    assert told == ["completed", "completed"]
    assert (report.result, report.troubles) == ("answered", [])
    # 6 s of ringing and 28.01 s of talk, once; a tenth of a second is lost where it was broken off.
    assert 2 * (300 + 1401) <= media(doors) <= 2 * (300 + 1401 + 10)


def test_a_telephone_that_still_rings_is_let_go() -> None:
    async def test() -> Doors:
        async with open_doors() as doors, rest(doors, {}) as (exchange, client):
            ringing = asyncio.Event()

            def reply(item: Arrived) -> Reply | None:
                """Time stands nearly still while the front desk's telephone rings."""
                if item.form.get("CallStatus") == "ringing" and item.path == STATUS:
                    exchange.clock.speed = 1
                    ringing.set()
                return door(doors, item)

            doors.reply = reply
            script = SCRIPTS["declines-recording"]
            report = CallReport("declines-recording", "twilio")
            system = TwilioPhoneSystem(exchange, AUDIO)
            playing = asyncio.create_task(system.play(script, script.calls[0], report))
            await ringing.wait()
            (sid,) = exchange.running
            await client.post(f"/Calls/{sid}.json", data={"Twiml": NURSES})
            exchange.clock.speed = 1000
            await playing
            return doors

    doors = asyncio.run(asyncio.wait_for(test(), 30))
    legs = [(form["To"], form["CallStatus"]) for form in doors.forms(STATUS) if form.get("ParentCallSid")]
    assert ("+12025550120", "canceled") in legs
    assert legs[-1] == ("client:nurses", "completed")
