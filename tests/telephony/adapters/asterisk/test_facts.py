"""Events of an Asterisk as facts of calls: doubled and in any order the same."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from coordination.policy.published import policy
from telephony.adapters.asterisk.facts import facts_of, number_of
from telephony.adapters.asterisk.shapes import read_event
from telephony.calls.commands import RecordFact
from telephony.calls.decisions import CALL
from telephony.calls.events import (
    CallAnswered,
    CallEnded,
    CallFact,
    CallHeld,
    CallOffered,
    CallResumed,
    CallRouteFailed,
    CallTransferred,
)
from telephony.calls.state import NOTHING, Call
from tests.telephony.adapters.asterisk import shapes
from tests.telephony.adapters.asterisk.shapes import BEGAN, CALLER, JSON

HEARD = datetime(2026, 11, 20, 13, 30, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return BEGAN + timedelta(seconds=seconds)


def said(message: JSON) -> Sequence[tuple[str, CallFact]]:
    told = read_event(json.dumps(message))
    return [] if told is None else facts_of(told, policy(), "US", HEARD)


def call_of(messages: Sequence[JSON]) -> Call:
    """The call as the log would hold it."""
    call = NOTHING
    for message in messages:
        for _, fact in said(message):
            for event in CALL.decide(call, RecordFact(fact=fact)):
                call = CALL.evolve(call, event)
    return call


def test_a_call_comes_in_on_its_line() -> None:
    ((call, fact),) = said(shapes.entered(0.4))
    assert call == CALLER
    assert fact == CallOffered(
        at=at(0),
        direction="inbound",
        number="+12025550140",
        line="main",
        line_known=True,
        source="asterisk",
        pbx_call_id=CALLER,
    )


def test_a_whole_call_is_told() -> None:
    call = call_of(shapes.whole_call())
    assert call.of(CallAnswered) == [CallAnswered(at=at(24), extension="front-desk")]
    assert call.of(CallHeld) == [CallHeld(at=at(60))]
    assert call.of(CallResumed) == [CallResumed(at=at(75))]
    assert call.of(CallTransferred) == [CallTransferred(at=at(90), to="nurse-2", transfer_kind="attended")]
    assert call.of(CallEnded) == [CallEnded(at=at(200.2), reason="completed", answer_told=False)]
    assert (call.outcome, call.seconds) == ("completed", 200.2)


@pytest.mark.parametrize("seed", range(20))
def test_doubled_and_in_any_order_it_is_the_same_call(seed: int) -> None:
    messages = shapes.whole_call() * 2
    Random(seed).shuffle(messages)
    assert call_of(messages) == call_of(shapes.whole_call())


def test_whom_nobody_answered_was_abandoned() -> None:
    call = call_of([shapes.entered(), shapes.dial(20, ""), shapes.destroyed(31)])
    assert call.outcome == "abandoned"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("NOANSWER", "noanswer"),
        ("BUSY", "busy"),
        ("CHANUNAVAIL", "chanunavail"),
        ("CONGESTION", "congestion"),
    ],
)
def test_whom_nobody_took_is_told(status: str, why: str) -> None:
    assert said(shapes.dial(45, status)) == [(CALLER, CallRouteFailed(at=at(45), to="front-desk", why=why))]


def test_a_telephone_that_stops_ringing_since_the_caller_left_is_no_news() -> None:
    assert said(shapes.dial(45, "CANCEL")) == []


def test_a_blind_transfer_is_told_if_it_succeeded() -> None:
    fact = CallTransferred(at=at(50), to="nurses", transfer_kind="blind")
    assert said(shapes.blind_transfer(50)) == [(CALLER, fact)]
    assert said(shapes.blind_transfer(50, result="Fail")) == []


def test_who_puts_us_on_hold_is_not_on_hold() -> None:
    assert said(shapes.event("ChannelHold", 60, channel=shapes.channel())) == []


def test_a_leg_that_ends_is_not_the_end_of_its_call() -> None:
    assert said(shapes.destroyed(90, shapes.staff())) == []


def test_what_we_make_beside_a_call_is_no_call() -> None:
    bare = {"RINGBACK_CALL": "", "RINGBACK_LINE": ""}
    tap = shapes.entered(how="beside", leg=f"ringback-in-{CALLER}-0123abcd", channelvars=bare)
    assert said(tap) == []


def test_what_is_none_of_ours_is_none_of_ours() -> None:
    private = shapes.channel("1.2", channelvars={"RINGBACK_CALL": ""})
    assert said(shapes.destroyed(5, private)) == []
    assert said(shapes.dial(5, "ANSWER", caller=private, peer=private)) == []
    assert said(shapes.event("ChannelVarset", 5, variable="X", value="1", channel=shapes.channel())) == []


@pytest.mark.parametrize(
    ("state", "cause", "reason"),
    [
        ("Up", 16, "completed"),
        ("Ringing", 17, "busy"),
        ("Ringing", 19, "no_answer"),
        ("Ringing", 16, "no_answer"),
        ("Down", 1, "failed"),
        ("Down", 38, "failed"),
    ],
)
def test_how_a_call_that_we_placed_ended(state: str, cause: int, reason: str) -> None:
    ((_, fact),) = said(shapes.destroyed(30, shapes.placed("ringback-1", state=state), cause))
    assert isinstance(fact, CallEnded)
    assert (fact.reason, fact.answer_told) == (reason, True)


def test_in_a_call_that_we_placed_the_other_party_answers() -> None:
    leg = shapes.placed("ringback-1")
    said_first = shapes.event("Dial", 8, peer=leg, dialstatus="ANSWER", dialstring="x", forward="")
    assert said(said_first) == [("ringback-1", CallAnswered(at=at(8)))]
    ours = shapes.dial(10, "ANSWER", caller=leg, peer=shapes.staff(call="ringback-1"))
    assert said(ours) == []


def test_a_line_that_nobody_knows_is_taken_and_marked() -> None:
    variables = shapes.channel()["channelvars"] | {"RINGBACK_LINE": "typo"}
    ((_, fact),) = said(shapes.entered(channelvars=variables))
    assert isinstance(fact, CallOffered)
    assert (fact.line, fact.line_known) == ("typo", False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2025550140", "+12025550140"),
        ("12025550140", "+12025550140"),
        ("+12025550140", "+12025550140"),
        ("+442079460123", "+442079460123"),
        ("withheld", None),
        ("anonymous", None),
        ("", None),
        ("101", None),
    ],
)
def test_numbers_are_written_one_way(text: str, number: str | None) -> None:
    assert number_of(text, "US") == number


def test_a_time_that_is_not_said_is_guessed_and_marked() -> None:
    message = shapes.destroyed(5)
    del message["timestamp"]
    ((_, fact),) = said(message)
    assert (fact.at, fact.estimated) == (HEARD, True)
