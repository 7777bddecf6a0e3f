"""What the TwiML interpreter does when things go another way."""

from __future__ import annotations

import asyncio

import pytest
from msgspec import structs

from telephony.simulator.twilio.disorder import Disorder
from tests.telephony.simulator import plays
from tests.telephony.simulator.doors import Arrived, Doors, Reply, open_doors, twiml
from tests.telephony.simulator.plays import Played, play

VOICE, STATUS = "/telephony/twilio/voice", "/telephony/twilio/status"


async def played(name: str, answers: dict[str, Reply]) -> tuple[Doors, Played]:
    def reply(item: Arrived) -> Reply | None:
        return answers.get(item.path)

    async with open_doors() as doors:
        doors.reply = reply
        result = await play(doors, name)
    return doors, result


def test_s12_a_voice_door_that_fails_leaves_the_caller_with_staff_and_is_reported() -> None:
    doors, result = asyncio.run(played("declines-recording", {VOICE: (500, {}, b"")}))
    assert result.out == ["declines-recording twilio fallback: staff answered"]
    assert result.err == ["declines-recording: voice: refused with 500"]
    assert [form["CallStatus"] for form in doors.forms(STATUS)] == ["completed"]


def test_s12_twiml_that_twilio_cannot_read_turns_to_the_fallback_too() -> None:
    _, result = asyncio.run(played("declines-recording", {VOICE: twiml("<Sing/>")}))
    assert result.err == ["declines-recording: voice: TwiML: <Sing> cannot be played inside <Response>"]
    assert result.out == ["declines-recording twilio fallback: staff answered"]


def test_silence_falls_through_to_the_next_verb() -> None:
    inside = '<Gather input="speech" action="/a"/><Gather action="/b"/>'
    doors, _ = asyncio.run(
        played("declines-recording", {VOICE: twiml(inside), "/a": twiml("<Redirect>/d</Redirect>")})
    )
    assert [item.path for item in doors.arrived] == [VOICE, "/a", "/d", STATUS]
    assert doors.forms("/a")[0]["SpeechResult"] == "no"


def test_an_empty_result_is_told_when_the_verb_wants_it() -> None:
    inside = '<Gather action="/a"/>'
    second = '<Gather action="/b"/><Gather action="/c" actionOnEmptyResult="true"/>'
    doors, _ = asyncio.run(
        played("declines-recording", {VOICE: twiml(inside), "/a": twiml(second), "/c": twiml("")})
    )
    assert [item.path for item in doors.arrived] == [VOICE, "/a", "/c", STATUS]
    assert "Digits" not in doors.forms("/c")[0]


def test_nobody_answers_in_time_and_the_action_says_so() -> None:
    inside = '<Dial timeout="2" action="/after">+12025550120</Dial>'
    after = '<Enqueue action="/left">front_desk</Enqueue>'
    doors, result = asyncio.run(
        played("declines-recording", {VOICE: twiml(inside), "/after": twiml(after), "/left": twiml("")})
    )
    assert doors.forms("/after")[0]["DialCallStatus"] == "no-answer"
    assert doors.forms("/left")[0]["QueueResult"] == "bridged"
    assert doors.forms("/left")[0]["QueueTime"] == "2"
    assert result.out == ["declines-recording twilio answered"]


def test_a_caller_in_the_queue_hangs_up() -> None:
    inside = '<Enqueue action="/left" waitUrl="/wait">front_desk</Enqueue>'
    doors, result = asyncio.run(
        played(
            "dropped-twice-calls-again",
            {VOICE: twiml(inside), "/left": twiml(""), "/wait": twiml("<Say>Wait.</Say>")},
        )
    )
    assert [form["QueueResult"] for form in doors.forms("/left")] == ["hangup", "hangup", "bridged"]
    assert [form["CallStatus"] for form in doors.forms("/left")] == ["completed"] * 3
    assert result.out[0] == "dropped-twice-calls-again twilio abandoned"


@pytest.fixture
def by_twilio(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signed stories, brought by Twilio instead."""
    turned = {name: structs.replace(script, via="twilio") for name, script in plays.SCRIPTS.items()}
    monkeypatch.setattr(plays, "SCRIPTS", turned)


@pytest.mark.usefixtures("by_twilio")
def test_a_voicemail_is_recorded_told_and_can_be_fetched() -> None:
    inside = (
        '<Dial timeout="5">+12025550120</Dial><Record action="/recorded" recordingStatusCallback="/ready"/>'
    )
    doors, result = asyncio.run(
        played("chest-pain-voicemail", {VOICE: twiml(inside), "/recorded": twiml("")})
    )
    assert [item.path for item in doors.arrived] == [VOICE, "/recorded", "/ready", STATUS]
    told = doors.forms("/ready")[0]
    assert (told["RecordingStatus"], told["RecordingDuration"], told["RecordingSource"]) == (
        "completed",
        "14",
        "RecordVerb",
    )
    assert "/Recordings/RE" in told["RecordingUrl"]
    assert result.out == ["chest-pain-voicemail twilio voicemail"]


@pytest.mark.usefixtures("by_twilio")
def test_a_withheld_number_is_anonymous_and_hangs_up_in_the_notice() -> None:
    doors, result = asyncio.run(
        played("withheld-number", {VOICE: twiml("<Say>Notice</Say><Dial>+12025550120</Dial>")})
    )
    assert doors.forms(VOICE)[0]["From"] == "anonymous"
    assert [item.path for item in doors.arrived] == [VOICE, STATUS]
    assert result.out == ["withheld-number twilio abandoned"]


def test_disorder_is_the_same_for_the_same_seed_and_loses_nothing() -> None:
    def arranged(seed: str) -> list[int]:
        disorder: Disorder[int] = Disorder(seed, 0.5)
        return [n for number in range(20) for n in disorder.arrange(number)] + disorder.rest()

    assert arranged("a") == arranged("a")
    assert arranged("a") != arranged("b")
    assert set(arranged("a")) == set(range(20))
    assert [n for number in range(5) for n in Disorder[int]("a", 0.0).arrange(number)] == [0, 1, 2, 3, 4]
