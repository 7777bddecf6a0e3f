"""A member of the staff who is called by Ringback itself, at night: she takes it, or does not."""

from __future__ import annotations

import asyncio
import time
from functools import partial

import pytest

from telephony.adapters.twilio.adapter import RING_SECONDS
from telephony.simulator.__main__ import on_call_of
from telephony.simulator.reading import ScriptProblem
from telephony.simulator.running import WAKES_AFTER
from telephony.simulator.twilio.parties import CalledBack, OnCall
from tests.telephony.simulator.doors import Arrived, Doors, Reply, open_doors, twiml
from tests.telephony.simulator.plays import rest

NURSE = "+12025550120"
ASKS = '<Gather numDigits="1" timeout="5" action="/key"><Say>Press 1 to take it.</Say></Gather>'
PAGE = {
    "To": NURSE,
    "From": "+12025550100",
    "Twiml": f"<Response>{ASKS * 3}<Hangup/></Response>",
    "Timeout": "30",
    "StatusCallback": "/status",
    "StatusCallbackEvent": ["initiated", "ringing", "answered", "completed"],
}


def key(item: Arrived) -> Reply | None:
    return twiml("<Say>Thank you.</Say><Hangup/>") if item.path == "/key" else None


async def paged(*acts: OnCall) -> tuple[list[str], list[str]]:
    """The keys that came, and what the last page's leg went through."""
    async with open_doors() as doors, rest(doors, {}, acts) as (_, client):
        doors.reply = key
        for number in range(len(acts)):
            await client.post("/Calls.json", data=PAGE)
            await doors.until(partial(over, doors, number + 1))
        keys = [form.get("Digits", "") for form in doors.forms("/key")]
        return keys, [form["CallStatus"] for form in doors.forms("/status")]


def over(doors: Doors, times: int) -> bool:
    return len(ends(doors.forms("/status"))) == times


def ends(told: list[dict[str, str]]) -> list[str]:
    return [form["CallStatus"] for form in told if form["CallStatus"] in {"completed", "no-answer", "busy"}]


@pytest.mark.parametrize(
    ("act", "keys", "last"),
    [
        ("takes", ["1"], "completed"),
        ("voicemail", [], "completed"),
        ("no_answer", [], "no-answer"),
        ("busy", [], "busy"),
    ],
)
def test_what_she_does(act: OnCall, keys: list[str], last: str) -> None:
    pressed, statuses = asyncio.run(asyncio.wait_for(paged(act), 20))
    assert pressed == keys
    assert statuses[-1] == last
    assert ("in-progress" in statuses) == (last == "completed")


def test_each_time_the_next_thing_and_the_last_one_for_ever() -> None:
    pressed, statuses = asyncio.run(asyncio.wait_for(paged("no_answer", "takes"), 20))
    assert pressed == ["1"]
    assert statuses == [
        "initiated",
        "ringing",
        "no-answer",
        "initiated",
        "ringing",
        "in-progress",
        "completed",
    ]
    party = CalledBack({}, frozenset({NURSE}), ("busy", "takes"))
    assert [party.paged(NURSE) for _ in range(3)] == ["busy", "takes", "takes"]
    assert party.paged("+12025550110") is None


def test_she_wakes_by_the_clock_however_quickly_stories_are_played() -> None:
    async def rings() -> tuple[float, list[str]]:
        async with open_doors() as doors, rest(doors, {}, wakes_after=0.4) as (_, client):
            doors.reply = key
            began = time.monotonic()
            await client.post("/Calls.json", data=PAGE)
            await doors.until(partial(over, doors, 1))
            return time.monotonic() - began, [form["Digits"] for form in doors.forms("/key")]

    seconds, pressed = asyncio.run(asyncio.wait_for(rings(), 20))
    assert seconds >= 0.4
    assert pressed == ["1"]
    assert WAKES_AFTER < RING_SECONDS


def test_the_command_line_says_what_she_can_do() -> None:
    assert on_call_of("no_answer,takes") == ("no_answer", "takes")
    with pytest.raises(ScriptProblem, match="one of takes, voicemail, no_answer, busy"):
        on_call_of("sleeps")
