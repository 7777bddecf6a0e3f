"""A whole pass of the Twilio stories at a door that answers TwiML."""

from __future__ import annotations

import asyncio
import base64
from typing import Literal

import pytest
from twilio.request_validator import RequestValidator

from tests.telephony.simulator.doors import ACCOUNT, TOKEN, Arrived, Doors, Reply, open_doors, twiml
from tests.telephony.simulator.plays import Played, play

PUBLIC = "https://phones.clinic.example"
VOICE, CONSENT, STATUS = "/telephony/twilio/voice", "/telephony/twilio/consent", "/telephony/twilio/status"
ASK = (
    '<Say>In an emergency hang up.</Say><Gather action="/telephony/twilio/consent"><Say>1 or 2</Say></Gather>'
)
DIAL = (
    '<Dial action="/telephony/twilio/dialed" timeout="30">'
    f'<Number statusCallback="{PUBLIC}{STATUS}" statusCallbackEvent="initiated ringing answered completed">'
    "+12025550120</Number></Dial>"
)
STREAM = (
    '<Start><Stream url="wss://phones.clinic.example/telephony/twilio/media" track="both_tracks">'
    '<Parameter name="token" value="once"/></Stream></Start>'
)


def door(item: Arrived) -> Reply | None:
    """Asks for consent, streams after a 1, dials staff in any case."""
    if item.path == VOICE:
        return twiml(ASK)
    if item.path == CONSENT:
        return twiml((STREAM if item.form["Digits"] == "1" else "") + DIAL)
    return twiml("") if item.path == "/telephony/twilio/dialed" else None


async def played(
    name: str, share: float = 0.0, socket: Literal["open", "refused", "closed"] = "open"
) -> tuple[Doors, Played]:
    async with open_doors() as doors:
        doors.socket = socket
        doors.reply = door
        result = await play(doors, name, share=share)
    return doors, result


def course(doors: Doors) -> list[tuple[str, str]]:
    return [
        (item.path.rpartition("/")[2], item.form.get("DialCallStatus", item.form["CallStatus"]))
        for item in doors.arrived
    ]


ANSWERED = [
    ("voice", "ringing"),
    ("consent", "in-progress"),
    ("status", "initiated"),
    ("status", "ringing"),
    ("status", "in-progress"),
    ("status", "completed"),
    ("dialed", "completed"),
    ("status", "completed"),
]
DROPPED = [*ANSWERED[:4], ("status", "no-answer"), ("dialed", "no-answer"), ("status", "completed")]


def test_the_dizzy_caller_is_asked_streamed_and_connected() -> None:
    doors, result = asyncio.run(played("dizzy-after-new-pill"))
    assert course(doors) == ANSWERED
    assert result == Played(["dizzy-after-new-pill twilio answered"], [], failed=False)
    first = doors.arrived[0].form
    assert (first["From"], first["To"], first["Direction"]) == ("+12025550104", "+12025550100", "inbound")
    child = doors.arrived[2].form
    assert (child["ParentCallSid"], child["Direction"]) == (first["CallSid"], "outbound-dial")
    assert [item.form["SequenceNumber"] for item in doors.arrived[2:6]] == ["0", "1", "2", "3"]


def test_every_request_of_twilio_carries_a_signature_over_the_public_url() -> None:
    doors, _ = asyncio.run(played("dizzy-after-new-pill"))
    for item in doors.arrived:
        assert RequestValidator(TOKEN).validate(
            PUBLIC + item.path, item.form, item.headers["x-twilio-signature"]
        )


def test_the_media_socket_gets_connected_start_both_tracks_and_stop() -> None:
    doors, _ = asyncio.run(played("dizzy-after-new-pill"))
    [frames] = doors.media
    assert [frame["event"] for frame in frames[:2]] == ["connected", "start"]
    start = frames[1]["start"]
    assert isinstance(start, dict)
    assert start["accountSid"] == ACCOUNT
    assert start["customParameters"] == {"token": "once"}
    assert start["tracks"] == ["inbound", "outbound"]
    assert start["mediaFormat"] == {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
    assert frames[-1]["event"] == "stop"
    assert [frame["sequenceNumber"] for frame in frames[1:]] == [str(n) for n in range(1, len(frames))]
    media = [frame["media"] for frame in frames[2:-1]]
    # 6 s of ringing and 28.01 s of speech, in frames of 20 ms on two tracks
    assert len(media) == 2 * (300 + 1401)
    one = media[0]
    assert isinstance(one, dict)
    assert (one["track"], one["chunk"], one["timestamp"]) == ("inbound", "1", "0")
    assert base64.b64decode(str(one["payload"])) == b"\xff" * 160


@pytest.mark.parametrize(
    ("socket", "said"),
    [("refused", "media: refused with 403"), ("closed", "media: closed by the door (1008)")],
)
def test_s12_a_call_goes_on_without_its_socket(socket: Literal["refused", "closed"], said: str) -> None:
    doors, result = asyncio.run(played("dizzy-after-new-pill", socket=socket))
    assert course(doors) == ANSWERED
    assert result == Played(
        ["dizzy-after-new-pill twilio answered"], [f"dizzy-after-new-pill: {said}"], failed=True
    )


def test_s3_a_caller_who_declines_presses_2_and_no_socket_is_opened() -> None:
    doors, result = asyncio.run(played("declines-recording"))
    assert [form["Digits"] for form in doors.forms(CONSENT)] == ["2"]
    assert course(doors) == ANSWERED
    assert doors.media == []
    assert result.out == ["declines-recording twilio answered"]


def test_dropped_twice_is_three_calls_of_one_number_and_the_last_is_answered() -> None:
    doors, result = asyncio.run(played("dropped-twice-calls-again"))
    assert course(doors) == [*DROPPED, *DROPPED, *ANSWERED]
    voices = doors.forms(VOICE)
    assert [form["From"] for form in voices] == ["+12025550113"] * 3
    assert len({form["CallSid"] for form in voices}) == 3
    assert result.out == [
        "dropped-twice-calls-again twilio " + end for end in ("abandoned", "abandoned", "answered")
    ]


def test_with_disorder_callbacks_come_twice_and_out_of_order_and_none_is_lost() -> None:
    doors, result = asyncio.run(played("dropped-twice-calls-again", share=0.5))
    again, _ = asyncio.run(played("dropped-twice-calls-again", share=0.5))
    assert course(doors) == course(again)
    seen = [(form["CallSid"], form["SequenceNumber"]) for form in doors.forms(STATUS)]
    assert len(seen) > len(set(seen))
    assert {number for _, number in seen} == {"0", "1", "2", "3"}
    assert len(set(seen)) == 3 + 3 + 4 + 3
    assert not result.failed
