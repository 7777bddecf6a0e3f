"""After words of *now*: no hold, no voicemail. A caller whom nobody answers goes on to people."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from coordination.escalations.events import EscalationDismissed, Note
from coordination.escalations.ids import escalation_id, stream_of
from coordination.escalations.urgent import has_open_emergency
from coordination.log.append import Entry, append
from coordination.log.event import Context
from coordination.log.stream import load, now
from telephony.calls.telling import call_id
from tests.escalations.words import hear, trigger
from tests.telephony.doors.twilio import CALL, Twilio, verbs, words

pytestmark = pytest.mark.urls("telephony.doors.urls")
EMERGENCY = "If this is an emergency, hang up and dial 911."
UNANSWERED = {"DialCallStatus": "no-answer"}
React = Callable[[], None]


def begins(twilio: Twilio, react: React, family: str, mode: str = "live") -> None:
    """A caller who said yes to everything has said words of this family."""
    twilio.heard("voice")
    twilio.heard("consent", Digits="1")
    hear(call_id("twilio", CALL), trigger(family), mode=mode)
    react()


def next_door(heard: ET.Element) -> str:
    """What is asked when this dial is over."""
    dial = heard.find("Dial")
    assert dial is not None
    return str(dial.get("action")).rpartition("/")[2]


def test_s12_whose_words_cannot_wait_goes_on_to_people_and_not_to_voicemail(
    twilio: Twilio, react: React
) -> None:
    begins(twilio, react, "chest_pain")
    heard = twilio.heard("after-dial", **UNANSWERED)
    assert verbs(heard) == ["Say", "Say", "Dial"]
    assert heard.findtext("Dial/Number") == "+12025550109"
    assert words(heard) == f"{EMERGENCY} I am connecting you to a person now."


def test_where_nobody_at_all_is_left_a_message_is_taken_after_the_emergency_sentence(
    twilio: Twilio, react: React
) -> None:
    begins(twilio, react, "chest_pain")
    door = next_door(twilio.heard("after-dial", **UNANSWERED))
    last = twilio.heard(door, **UNANSWERED)
    assert verbs(last) == ["Gather", "Record"]
    assert words(last).startswith(EMERGENCY)


@pytest.mark.parametrize(("family", "mode"), [("complaint", "live"), ("chest_pain", "shadow")])
def test_what_can_wait_or_is_shown_to_nobody_changes_no_call(
    twilio: Twilio, react: React, family: str, mode: str
) -> None:
    begins(twilio, react, family, mode)
    assert verbs(twilio.heard("after-dial", **UNANSWERED)) == ["Gather", "Record"]


def test_what_a_nurse_dismissed_can_wait(twilio: Twilio, react: React) -> None:
    begins(twilio, react, "chest_pain")
    call = call_id("twilio", CALL)
    escalation = escalation_id(call, "chest_pain")
    assert has_open_emergency(call)
    note = Note(text="It was a television.")
    dismissed = EscalationDismissed(
        at=now(), by="person/1", name="Dana Whitlock, RN", settle_by=now(), noted=True, content=note
    )
    loaded = load(stream_of(escalation))
    by_her = Context(actor="person/1", role="nurse", clinic="riverbend", occurred_at=now())
    append([Entry(stream=loaded.stream, expected=loaded.version, events=[dismissed], alarms={})], by_her)
    assert not has_open_emergency(call)
    assert verbs(twilio.heard("after-dial", **UNANSWERED)) == ["Gather", "Record"]
