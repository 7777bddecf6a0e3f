"""TwiML is read as Twilio reads it, and what Twilio does not know is refused by name."""

from __future__ import annotations

import pytest

from telephony.simulator.twilio.twiml import TwimlProblem, Verb, parse


def test_verbs_attributes_text_and_nested_elements_are_read() -> None:
    text = """<?xml version="1.0" encoding="UTF-8"?><Response>
      <Gather input="dtmf speech" action="/next"><Say language="en-US">Hello there.</Say></Gather>
      <Start><Stream url="wss://x/media"><Parameter name="token" value="t1"/></Stream></Start>
    </Response>"""
    parameter = Verb("Parameter", {"name": "token", "value": "t1"})
    assert parse(text) == (
        Verb(
            "Gather",
            {"input": "dtmf speech", "action": "/next"},
            "",
            (Verb("Say", {"language": "en-US"}, "Hello there."),),
        ),
        Verb("Start", {}, "", (Verb("Stream", {"url": "wss://x/media"}, "", (parameter,)),)),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<Response><Sing/></Response>", "<Sing> cannot be played inside <Response>"),
        ("<Response><Gather><Dial/></Gather></Response>", "<Dial> cannot be played inside <Gather>"),
        ("<html/>", "<html> where <Response> belongs"),
    ],
)
def test_what_twilio_does_not_know_is_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(TwimlProblem) as raised:
        parse(text)
    assert str(raised.value) == said


def test_an_answer_that_is_not_xml_is_refused() -> None:
    with pytest.raises(TwimlProblem, match="not XML"):
        parse("Sorry.")


def test_seconds_are_read_from_numbers_only() -> None:
    assert Verb("Dial", {"timeout": "12"}).seconds("timeout", 30) == 12
    assert Verb("Gather", {"timeout": "auto"}).seconds("timeout", 5) == 5
